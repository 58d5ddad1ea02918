import type { IntakeText, IntakeValues } from './rules.ts';

/** A difference between a file and the registered case. */
export interface Difference {
  path: (string | number)[];
  text: IntakeText;
  values?: IntakeValues;
}
