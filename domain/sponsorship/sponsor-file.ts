import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { LegalHold } from '../case/legal-hold.ts';
import type { RightsRequest } from '../case/rights-request.ts';
import type { Document } from '../documents/document.ts';
import type { Policy } from '../policy/policy.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import type { Sponsor } from './sponsor.ts';
import type { SponsorChange } from './sponsor-change.ts';

/**
 * Everything about one sponsor that decisions look at. A sponsor belongs to no programme, so the newest policy of the
 * programme `resettlement` applies.
 */
export interface SponsorFile {
  sponsor: Sponsor;
  workItems: WorkItem[];
  /** Files of the sponsor, with those that were removed. */
  documents: Document[];
  /** What the sponsor asked for about its data. */
  rights: RightsRequest[];
  holds: LegalHold[];
  /** Whether a household that it took in has a case that is not closed; looked up where an erasure asks for it. */
  hosting?: boolean;
  /** The household that a number means, looked up where a family that the sponsor named is matched. */
  meant?: CaseFile | undefined;
  policy: Policy;
}

/** What a caller gets back who changed a sponsor. */
export type ChangedSponsor = { sponsorId: string; version: number; vetting: Sponsor['vetting'] };

/** A sponsor's change in the form of a case's change: the sponsor is among its writes. */
export const toCaseChange = ({ sponsor, facts, writes = [] }: SponsorChange): Change<ChangedSponsor> => ({
  patch: {},
  writes: [sponsor, ...writes],
  facts,
  answer: { sponsorId: sponsor.id, version: sponsor.version, vetting: sponsor.vetting },
});

/** A case-style change as a sponsor's change; the sponsor's version is incremented in any case. */
export function toSponsorChange(
  file: SponsorFile,
  { writes, facts, erases }: Pick<Change, 'writes' | 'facts' | 'erases'>,
): SponsorChange {
  const isOwn = (put: Change['writes'][number]): put is Sponsor =>
    put.type === 'sponsor' && put.id === file.sponsor.id;
  const changed = writes.find(isOwn) ?? file.sponsor;
  return {
    sponsor: { ...changed, version: file.sponsor.version + 1 },
    facts,
    writes: writes.filter((put) => !isOwn(put)),
    ...(erases ? { erases } : {}),
  };
}
