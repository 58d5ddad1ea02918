import type { Fact } from '../audit/audit-entry.ts';
import type { Change } from '../case/change.ts';
import type { Sponsor } from './sponsor.ts';

/** A change of a sponsor itself: what it is now, what its own audit chain says of it, and what else is written. */
export interface SponsorChange {
  sponsor: Sponsor;
  facts: Fact[];
  writes?: Change['writes'];
}
