import type { Command } from '../kernel/actor.ts';
import type { Policy } from '../policy/policy.ts';
import type { CaseFile } from './case-file.ts';
import type { Answer, Change, HeadPatch } from './change.ts';
import type { ConsentPurpose } from './consent.ts';

/** How far a stage is stopped: it begins again with the next run, nothing more is sought for it, or the case closes. */
export type Interruption = 'begins-again' | 'seeks-no-more' | 'closes';

/** What is particular to a stage in the course of a case; what a stage does not say, it does as any other. */
export interface StageRules {
  /** What its workflow starts from: whom or what it is about (ids), codes and seconds. */
  readonly begins?: (file: CaseFile, at: string) => Answer;
  /** What completes it when there is nobody left to work for; undefined while there is work. */
  readonly settles?: (file: CaseFile, at: string) => HeadPatch | undefined;
  /** The act by which that is told; `stage.settled` where it says none. */
  readonly settledAs?: string;
  /** Days and instants that it waits for, beside those that its decisions named. */
  readonly waitsFor?: (file: CaseFile) => readonly string[];
  /** What it gives up when it is stopped. */
  readonly interrupted?: (file: CaseFile, how: Interruption, command: Command, reasonCode: string) => Change;
  /** What follows when somebody's consent is gone from the file; undefined when nothing of it rested on that. */
  readonly consentEnded?: (file: CaseFile, purpose: ConsentPurpose, command: Command) => Change | undefined;
  /** Why the correction of a member has it begin again once it was done; undefined when it does not. */
  readonly reopenedBy?: (
    before: CaseFile,
    after: CaseFile,
    personId: string,
    at: string,
  ) => string | undefined;
  /** A decision on any work of the case, with what follows from it for this stage. */
  readonly decided?: (file: CaseFile, change: Change, command: Command) => Change;
  /** What of a policy it goes by, besides the patience for its work. */
  readonly goesBy?: (policy: Policy) => unknown;
}

/**
 * What the registry hands to decisions with each case: the stages that there are, and (`domain/work-item/kind.ts`) the
 * kinds of work. The ground itself knows none of them.
 */
export interface CaseRules {
  readonly stages: readonly (StageRules & { readonly name: string })[];
}

/** What a stage says of itself; nothing of one that is not there. */
export const stageRules = ({ rules }: Pick<CaseFile, 'rules'>, stage: string): StageRules =>
  rules.stages.find(({ name }) => name === stage) ?? {};
