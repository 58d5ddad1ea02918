import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Command, Role } from '../kernel/actor.ts';
import { parseInput } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { RULES } from '../kernel/rules.ts';
import type { MissingDocument } from '../policy/required-document.ts';
import type { Service } from './given.ts';
import type { WorkItem } from './work-item.ts';

/** What a decision on a work item looks at. */
export interface DecisionContext {
  file: CaseFile;
  item: WorkItem;
  command: Command;
  /** Another case that the decision changes too. */
  other?: CaseFile | undefined;
}

/** What a kind prepares for one item. */
export interface Prepared {
  office?: string;
  /** The stage that waits for it, for a kind that several stages use. */
  stage?: WorkItem['stage'];
  context?: Record<string, unknown>;
}

/** The decision that a kind reviews: who made it, and what they may not decide here. */
export interface FirstEyes {
  readonly by: string;
  readonly closes: readonly string[] | 'all';
  /** True if the first person must not be given the item, because it needs another. */
  readonly again: boolean;
}

/** Why a decision cannot be made now. */
export const CLOSED_BECAUSE = [
  'same-person',
  'sharing-asked',
  'sharing-declined',
  'legal-hold',
  'case-open',
  'member-active',
  'work-open',
  'tries-left',
  'tries-used',
  'one-state',
  'rests-on-state',
  'has-travelled',
  'named-since',
] as const;

/** A decision that cannot be made now (all of them if none is named), and why. */
export interface Closed {
  readonly decision: string | null;
  readonly why: (typeof CLOSED_BECAUSE)[number];
}

/** How partner organisations do work of a kind for an office. */
export interface ForPartners {
  /** What an agreement has to cover. */
  readonly service: Service;
  /** The decisions that are theirs; the others stay with the office. */
  readonly decisions: readonly string[];
  /** Whom it is about: the organisation sees them, and nobody else of the household. */
  readonly persons: (file: CaseFile, subject: string, at: string) => readonly string[];
}

/** A kind of work item: who does it, what its form asks, and how its decision changes the case. */
export interface WorkItemKind {
  readonly kind: string;
  readonly stage: WorkItem['stage'];
  readonly role: Role;
  /** Whether the office of asylum or the destination office does it. */
  readonly place: 'asylum' | 'destination';
  /** It comes from outside the stages: no run and no closure waits for it, and a closed case may have it. */
  readonly anyTime?: true;
  /** Hidden from the case's own offices: only those who decide it see it, in their queue. */
  readonly hidden?: true;
  /** Decisions whose effect nobody can undo once the time to take them back is over: whoever makes one is asked once. */
  readonly irreversible?: readonly string[];
  readonly form: z.ZodType;
  /** Fields of the form that the records of the case hold from then on: the decision does not repeat them. */
  readonly keptInRecords?: readonly string[];
  /** Partner organisations may be given it. */
  readonly partners?: ForPartners;
  /** A different office than `place`, and the ids and codes that the form needs, where they follow from the case. */
  readonly prepare?: (file: CaseFile, subject: string, at: string) => Prepared;
  /** Four eyes: the decision that this work reviews, once it has been made. */
  readonly first?: (file: CaseFile, subject: string | undefined) => FirstEyes | undefined;
  /** Decisions that nobody can make yet, given the state of the case. */
  readonly closed?: (file: CaseFile, subject: string | undefined) => Closed[];
  /** What else the case records in the commit that opens such an item. */
  readonly opens?: (file: CaseFile, subject: string, command: Command) => Pick<Change, 'writes' | 'facts'>;
  /** Documents that a decision of it lacks, besides those that the policy asks of all work. */
  readonly lacks?: (file: CaseFile, at: string) => readonly MissingDocument[];
  /** Validates the form and returns what the decision changes. */
  readonly decide: (context: DecisionContext, input: unknown) => Change;
}

interface Definition<S extends z.ZodType<{ decision: string }>>
  extends Omit<WorkItemKind, 'form' | 'decide'> {
  form: S;
  decide(context: DecisionContext, form: z.infer<S>): Change;
}

/** Defines a kind; its form is validated before `decide` is called. */
export const workItemKind = <S extends z.ZodType<{ decision: string }>>(
  definition: Definition<S>,
): WorkItemKind => ({
  ...definition,
  decide: (context, input) =>
    definition.decide(context, parseInput(definition.form, input, `${definition.kind} form`)),
});

/** Free text added to a decision: kept with the work item, never in the audit or a workflow. */
export const NoteSchema = personal(z.string().max(4000)).optional();
/** A reason from the programme's code list, lower-case words with hyphens: recorded in the audit entry. */
export const ReasonCodeSchema = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, RULES['reason-code']);

declare module '../case/case-file.ts' {
  interface CaseRules {
    /** Every kind of work about a case. */
    readonly kinds: readonly WorkItemKind[];
    /** Refuses a decision for which something is still missing, whatever its kind; never stored. */
    readonly refuseDecision?: (file: CaseFile, item: WorkItem, decision: string, at: string) => void;
    /** The kind with this name; throws `InvalidInput` if there is none. */
    kindNamed(name: string): WorkItemKind;
  }
}
