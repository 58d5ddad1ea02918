import type { PlannedLine } from './plan-rows.ts';

/** What was entered, by field: text, a list of codes, yes or no, a day and a time, or a code for each member. */
export type Entered = Readonly<Record<string, unknown>>;

/** The people and lists of a work item that its form is about. */
export interface FormSubjects {
  /** Ids of the persons that a list of members is about. */
  readonly members: readonly string[];
  readonly group: readonly string[] | null;
  readonly topics: readonly string[] | null;
  readonly scored: readonly Scored[] | null;
  readonly due: readonly DueLine[] | null;
  readonly visits: readonly string[] | null;
  readonly context?: Readonly<Record<string, unknown>> | null;
  /** The plan that a draft begins with. */
  readonly support?: { readonly plan: { readonly lines: readonly PlannedLine[] } } | null;
  /** Documents that a decision waits for, or says what stands in for them. */
  readonly missing?: readonly (Missing & { readonly explainable: boolean })[];
  readonly travel?: { readonly missing: readonly Missing[] } | null;
  readonly matter?: { readonly household: readonly { personId: string; age: number | null }[] } | null;
}

/** Whom a visit scores, and in which dimensions; `household` for all of them. */
export interface Scored {
  readonly whom: string;
  readonly dimensions: readonly string[];
}
/** A line of the plan that a form may settle. */
export interface DueLine {
  readonly lineId: string;
  readonly whom: string;
  readonly service: string;
  readonly dueAt: string;
}

export interface DayAndTime {
  readonly day: string;
  readonly time: string;
}

/** A text id of what is wrong with a field, and its values. */
export interface Fault {
  readonly id: string;
  readonly values?: Record<string, number>;
  /** The row and the column of a list, each from 0 on, in which it is. */
  readonly at?: { readonly row: number; readonly column: string };
}

/** Papers that are still asked of these members. */
export interface Missing {
  readonly kinds: readonly string[];
  readonly personIds: readonly string[];
}
