/** Draws from a seed, the same for the same names: whoever draws says what about. */
export interface SampleChance {
  /** A number in [0, 1). */
  of(...about: readonly (string | number)[]): number;
  /** One of the options, with a probability according to its weight. */
  pick<T>(options: readonly (readonly [T, number])[], ...about: readonly (string | number)[]): T;
}

/** What a form is written from: whom the work is about, and when it is done. */
export interface SampleContext {
  readonly view: {
    readonly kind: string;
    readonly members: readonly string[];
    readonly group: readonly string[] | null;
    readonly topics: readonly string[] | null;
    readonly scored: readonly { readonly whom: string; readonly dimensions: readonly string[] }[] | null;
    readonly due: readonly { readonly lineId: string }[] | null;
    readonly needed?: readonly { readonly decision: string; readonly fields: readonly string[] }[];
    /** Documents that a decision lacks. */
    readonly missing?: readonly {
      readonly kinds: readonly string[];
      readonly personIds: readonly string[];
    }[];
    /** Who needs help on the way, for work of travel. */
    readonly travel?: { readonly needs?: readonly unknown[] | null } | null;
    /** The family that a sponsor named. */
    readonly known?: { readonly family: { readonly number?: string | undefined } | null } | null;
    readonly context: Readonly<Record<string, unknown>> | null;
    readonly closed: readonly { readonly decision: string | null }[];
  };
  readonly item: {
    readonly caseId: string;
    readonly kind: string;
    readonly subject?: string;
    readonly openedAt: string;
  };
  readonly now: string;
  readonly chance: SampleChance;
}

type Fields = Record<string, unknown>;
/** What somebody writes into a form. */
export type SampleForm = (context: SampleContext) => Fields | Promise<Fields>;
/** What people usually write, by kind of work: for the demo, and for tests that live through a case. */
export type SampleForms = Readonly<Record<string, SampleForm>>;

const DAY = 86_400_000;

/** The instant so many days later. */
export const daysAfter = (now: string, days: number): string =>
  new Date(Date.parse(now) + days * DAY).toISOString();
export const dayOf = (now: string): string => now.slice(0, 10);

/** What tells a work item from all others, in every run alike. */
export const aboutOf = ({ caseId, kind, subject, openedAt }: SampleContext['item']): string[] => [
  caseId,
  kind,
  subject ?? '',
  openedAt,
];

/** A decision with fixed fields. */
export const answering =
  (decision: string, fields: Fields = {}): SampleForm =>
  () => ({ decision, ...fields });

/** A decision with a reason. */
export const because = (decision: string, reasonCode: string, fields: Fields = {}): SampleForm =>
  answering(decision, { ...fields, reasonCode });

/** One of several forms by weight; the first is the usual one and has what the others leave of 100. */
export const mostly =
  (usual: SampleForm, ...others: readonly (readonly [SampleForm, number])[]): SampleForm =>
  (context) => {
    const rest = 100 - others.reduce((sum, [, percent]) => sum + percent, 0);
    const options: (readonly [SampleForm, number])[] = [...others, [usual, rest]];
    return context.chance.pick(options, 'form', ...aboutOf(context.item))(context);
  };
