import type * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import type { Change } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { parseInput } from '../kernel/invalid-input.ts';
import type { SponsorFile } from '../sponsorship/sponsor-file.ts';
import type { Closed, FirstEyes, WorkItemKind } from '../work-item/kind.ts';
import type { WorkItem } from '../work-item/work-item.ts';

/** What a decision on a sponsor's work item looks at. */
export interface SponsorContext {
  file: SponsorFile;
  item: WorkItem;
  command: Command;
}

/** A kind of work about a sponsor rather than a case. Its office is the sponsor's. */
export interface SponsorWorkKind
  extends Pick<WorkItemKind, 'kind' | 'stage' | 'role' | 'irreversible' | 'form'> {
  /** Four eyes: the decision that this work reviews. */
  readonly first?: (file: SponsorFile, subject: string | undefined) => FirstEyes | undefined;
  /** Decisions that nobody can make yet, given the state of the sponsor. */
  readonly closed?: (file: SponsorFile, subject: string | undefined) => Closed[];
  /** What else its chain records when such an item is opened. */
  readonly opens?: (file: SponsorFile, context: Readonly<Record<string, unknown>>) => Fact[];
  readonly decide: (context: SponsorContext, input: unknown) => Change;
}

interface Definition<S extends z.ZodType<{ decision: string }>>
  extends Omit<SponsorWorkKind, 'form' | 'decide'> {
  form: S;
  decide(context: SponsorContext, form: z.infer<S>): Change;
}

/** Defines such a kind; its form is validated before `decide` is called. */
export const sponsorWorkKind = <S extends z.ZodType<{ decision: string }>>(
  definition: Definition<S>,
): SponsorWorkKind => ({
  ...definition,
  decide: (context, input) =>
    definition.decide(context, parseInput(definition.form, input, `${definition.kind} form`)),
});
