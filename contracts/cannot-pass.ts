/** What is the same however often it is tried: an item that this version cannot read, a fault of the code itself. */
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

/** Whether to try again is of no use, by the error's name. */
export const cannotPass = (errorName: string): boolean => CANNOT_PASS.has(errorName);

/** Why a change was set aside: tried for too long, of no use to try again, or behind another of its case. */
export type SetAsideCondition = 'RetryAttemptsExhausted' | 'CannotPass' | 'BehindAnother';

/** A change of the table that a consumer could not be told: where it is found, never what it holds. */
export interface SetAsideLetter {
  readonly consumer: string;
  readonly condition: SetAsideCondition;
  readonly errorType: string;
  readonly eventID: string;
  readonly sequenceNumber: string;
  /** Of the item, in DynamoDB's JSON. */
  readonly keys: Record<string, unknown>;
}
