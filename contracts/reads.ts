import type { FieldClass } from '../domain/case/field-class.ts';

/** What reading a route records in the reader's chain: an act, and the classes of data it may show. */
export interface RecordedRead {
  readonly act: string;
  readonly fields: readonly FieldClass[];
  /** Record every call, even if it shows the same data again within the hour. */
  readonly always?: true;
  /**
   * A search that runs while somebody types: recorded when it shows somebody whom it did not show this reader within the
   * hour, and each time that the asker says it is `settled`, whatever it shows.
   */
  readonly asFound?: true;
}
/** Why reading a route is not recorded. */
export interface UnrecordedRead {
  readonly nothing: string;
}
export type ReadRule = RecordedRead | UnrecordedRead;

/** Every class of personal data. */
export const EVERY_CLASS: readonly FieldClass[] = ['identity', 'health', 'protection', 'contact'];

/** Recorded once an hour for the same data. */
export const recorded = (act: string, ...fields: FieldClass[]): RecordedRead => ({ act, fields });

export const recordedEachTime = (act: string, ...fields: FieldClass[]): RecordedRead => ({
  ...recorded(act, ...fields),
  always: true,
});

export const recordedAsFound = (act: string, ...fields: FieldClass[]): RecordedRead => ({
  ...recorded(act, ...fields),
  asFound: true,
});

export const unrecorded = (why: string): UnrecordedRead => ({ nothing: why });

export const isRecorded = (rule: ReadRule | undefined): rule is RecordedRead =>
  rule !== undefined && 'act' in rule;
