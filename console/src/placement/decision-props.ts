import type { Household } from './use-placement.ts';

/** What the dialogs of a decision on a proposal are given. */
export interface DecisionProps {
  readonly household: Household;
  nameOf(sponsorId: string): string;
  /** The household has been decided, or now has another proposal. */
  onDone(): void;
  onClose(): void;
}
