import type { Faults } from './faults.ts';
import type { HouseholdValues } from './household-values.ts';

/** The props of every step of the wizard. */
export interface StepProps {
  readonly values: HouseholdValues;
  readonly faults: Faults;
  readonly majority: number;
  onChange(some: Partial<HouseholdValues>): void;
}

/** The list with one entry changed or removed. */
export const withEntry = <T>(list: readonly T[], index: number, entry: T | undefined): T[] =>
  list.flatMap((each, place) => (place === index ? (entry === undefined ? [] : [entry]) : [each]));
