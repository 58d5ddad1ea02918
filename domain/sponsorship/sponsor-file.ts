import type { Change } from '../case/change.ts';
import type { Policy } from '../policy/policy.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import type { Sponsor } from './sponsor.ts';
import type { SponsorChange } from './sponsor-change.ts';

/**
 * Everything about one sponsor that decisions look at. A sponsor belongs to no programme: what holds for it is the
 * newest policy of the programme `resettlement`.
 */
export interface SponsorFile {
  sponsor: Sponsor;
  workItems: WorkItem[];
  policy: Policy;
}

/** A change of a sponsor as one of a case is written: the sponsor is among its writes. */
export const toCaseChange = ({ sponsor, facts, writes = [] }: SponsorChange): Change => ({
  patch: {},
  writes: [sponsor, ...writes],
  facts,
  answer: { sponsorId: sponsor.id, version: sponsor.version, vetting: sponsor.vetting },
});

/** The change as one of the sponsor, whose version counts up whatever of it changes. */
export function toSponsorChange(file: SponsorFile, { writes, facts }: Change): SponsorChange {
  const isOwn = (put: Change['writes'][number]): put is Sponsor =>
    put.type === 'sponsor' && put.id === file.sponsor.id;
  const changed = writes.find(isOwn) ?? file.sponsor;
  return {
    sponsor: { ...changed, version: file.sponsor.version + 1 },
    facts,
    writes: writes.filter((put) => !isOwn(put)),
  };
}
