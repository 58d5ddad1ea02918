import type { Household } from './use-placement.ts';

/** What the dialogs of a decision on a proposal are given. */
export interface DecisionProps {
  readonly household: Household;
  nameOf(sponsorId: string): string;
  /** The household is decided, or has another proposal by now. */
  onDone(): void;
  onClose(): void;
}
