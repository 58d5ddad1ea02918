import type texts from './texts/en.json';

/**
 * Everything that the intake reader rejects, by a code that stays the same across translations. `held-back` is not a
 * mistake in its own row; the five about registered cases, offices and programmes are found on registration; `too-many-rows`,
 * `case-repeated` and `not-an-intake` concern whole files, the last two only JSON.
 */
export const INTAKE_RULES = [
  'unreadable-quotes',
  'value-without-column',
  'columns-differ',
  'line-break',
  'required',
  'not-in-list',
  'wrong-format',
  'too-long',
  'name-of-nothing',
  'not-a-date',
  'not-a-year',
  'not-yes-or-no',
  'list-length',
  'year-not-estimated',
  'case-differs',
  'case-size-differs',
  'too-many',
  'one-principal-applicant',
  'categories-equal',
  'in-future',
  'too-old',
  'adult-separated',
  'adult-in-custody',
  'child-marked-not-a-child',
  'child-alone-marked-accompanied',
  'expiry-before-date',
  'consent-repeated',
  'individual-number-repeated',
  'row-repeated',
  'not-in-registered-case',
  'differs-from-registered-case',
  'individual-number-registered',
  'other-office',
  'other-programme',
  'held-back',
  'missing-column',
  'no-header',
  'too-many-rows',
  'case-repeated',
  'not-an-intake',
] as const;
export type IntakeRule = (typeof INTAKE_RULES)[number];
/** A sentence about a rule in `texts/`: the rule itself, or the rule and what exactly breaks it. */
export type IntakeText = keyof typeof texts;
export type IntakeValues = Readonly<Record<string, string | number>>;

/** The rule that a sentence is about. */
export const ruleOfText = (text: IntakeText): IntakeRule => text.split('.')[0] as IntakeRule;

/** The most rows (JSON: households) of one file; further rows are refused with `too-many-rows`. */
export const MAX_INTAKE_ROWS = 10_000;

/**
 * One thing wrong in a file. `value` is the cell's content, often personal data: it is only for the person who
 * uploaded the file and must never reach a log, an error or an audit entry.
 */
export interface Rejection {
  /** As spreadsheets count: the header is row 1. In JSON, the household's position in the list, from 1. */
  row: number;
  /** The column's name; in JSON the path inside the household, for example `members.2.birthDate`. */
  column: string;
  rule: IntakeRule;
  /** The sentence that says what is wrong and what is expected, and its values. */
  text: IntakeText;
  values: IntakeValues;
  value: string;
}

/** Values that are ignored or read differently from how they are written; the rows are registered all the same. */
export const INTAKE_NOTES = [
  'unknown-column',
  'unknown-hashtag',
  'hashtag-decides',
  'unknown-field',
  'came-of-age',
  'withdrawn-country',
  'read-as',
  'passed-over',
  'total-row',
  'other-sheet',
  'care-proposed',
  'no-rows',
] as const;

/** A value that was ignored; the row is registered all the same. */
export interface IntakeWarning {
  row: number;
  column: string;
  rule: (typeof INTAKE_NOTES)[number];
  message: string;
}
