import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Command, Role } from '../kernel/actor.ts';
import { parseInput } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { RULES } from '../kernel/rules.ts';
import type { WorkItem } from './work-item.ts';

/** What deciding a work item looks at. */
export interface DecisionContext {
  file: CaseFile;
  item: WorkItem;
  command: Command;
}

/** What is particular to one item of a kind. */
export interface Prepared {
  office?: string;
  /** The stage that waits for it, of a kind that several stages ask for. */
  stage?: WorkItem['stage'];
  context?: Record<string, unknown>;
}

/** The decision that a kind looks at again: who made it, and what they may not decide here. */
export interface FirstEyes {
  readonly by: string;
  readonly closes: readonly string[] | 'all';
  /** It asks another person than the first, so the first is not given it. */
  readonly again: boolean;
}

/** A decision that cannot be made now, all of them when none is named, and why. */
export interface Closed {
  readonly decision: string | null;
  readonly why: 'same-person' | 'sharing-asked' | 'sharing-declined';
}

/** A kind of work item: whose it is, what its form asks, and what its decision does to the case. */
export interface WorkItemKind {
  readonly kind: string;
  readonly stage: WorkItem['stage'];
  readonly role: Role;
  /** Whether the office of asylum or of destination does it. */
  readonly place: 'asylum' | 'destination';
  /** It comes from outside the stages: no run waits for it, closing does not, and a closed case may have it. */
  readonly anyTime?: true;
  /** The case's own offices are not told of it: only whoever decides it sees it, in their queue. */
  readonly hidden?: true;
  readonly form: z.ZodType;
  /** Another office than `place` says, and ids and codes that the form needs, where they follow from the case. */
  readonly prepare?: (file: CaseFile, subject: string, at: string) => Prepared;
  /** Four eyes: the decision that this work looks at again, once it was made. */
  readonly first?: (file: CaseFile, subject: string | undefined) => FirstEyes | undefined;
  /** Decisions that nobody can make yet, as the case stands. */
  readonly closed?: (file: CaseFile, subject: string | undefined) => Closed[];
  /** What else the case records in the commit that opens such an item. */
  readonly opens?: (file: CaseFile, subject: string, command: Command) => Pick<Change, 'writes' | 'facts'>;
  /** Checks the form and says what the decision changes. */
  readonly decide: (context: DecisionContext, input: unknown) => Change;
}

interface Definition<S extends z.ZodType<{ decision: string }>>
  extends Omit<WorkItemKind, 'form' | 'decide'> {
  form: S;
  decide(context: DecisionContext, form: z.infer<S>): Change;
}

/** Defines a kind; its form is checked before its `decide` is asked. */
export const workItemKind = <S extends z.ZodType<{ decision: string }>>(
  definition: Definition<S>,
): WorkItemKind => ({
  ...definition,
  decide: (context, input) =>
    definition.decide(context, parseInput(definition.form, input, `${definition.kind} form`)),
});

/** Free text that a person adds to a decision: kept with the work item, never in audit or workflow. */
export const NoteSchema = personal(z.string().max(4000)).optional();
/** A reason in the programme's code list, lower-case words with hyphens: goes into the audit entry. */
export const ReasonCodeSchema = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, RULES['reason-code']);

declare module '../case/case-file.ts' {
  interface CaseRules {
    /** Every kind of work about a case. */
    readonly kinds: readonly WorkItemKind[];
    /** The kind of this name; `InvalidInput` when there is none. */
    kindNamed(name: string): WorkItemKind;
  }
}
