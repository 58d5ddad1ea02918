/** Faults that are the same however often the call is retried: an item that this version cannot read, or a bug. */
const CANNOT_PASS: ReadonlySet<string> = new Set([
  'NewerSchema',
  'UnreadableItem',
  'InvalidInput',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'ZodError',
]);

/** Whether retrying is pointless, by the error's name. */
export const cannotPass = (errorName: string): boolean => CANNOT_PASS.has(errorName);

/**
 * Why a change was set aside: retried for too long, pointless to retry, or waiting behind another change of its case.
 */
export type SetAsideCondition = 'RetryAttemptsExhausted' | 'CannotPass' | 'BehindAnother';

/** A change of the table that could not be delivered to a consumer: where to find it, never its content. */
export interface SetAsideLetter {
  readonly consumer: string;
  readonly condition: SetAsideCondition;
  readonly errorType: string;
  readonly eventID: string;
  readonly sequenceNumber: string;
  /** The item's keys, in DynamoDB JSON. */
  readonly keys: Record<string, unknown>;
}
