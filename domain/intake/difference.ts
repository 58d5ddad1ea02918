import type { IntakeText, IntakeValues } from './rules.ts';

/** Something that a file says of a registered case and the case does not. */
export interface Difference {
  path: (string | number)[];
  text: IntakeText;
  values?: IntakeValues;
}
