import type { Fact } from '../audit/audit-entry.ts';
import type { Change } from '../case/change.ts';
import type { Sponsor } from './sponsor.ts';

/** A change to a sponsor: its new state, the facts for its own audit chain, and what else is written. */
export interface SponsorChange {
  sponsor: Sponsor;
  facts: Fact[];
  writes?: Change['writes'];
  /** What is removed for good. */
  erases?: Change['erases'];
}
