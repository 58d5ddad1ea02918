import type { Change } from '../case/change.ts';
import type { LegalHold } from '../case/legal-hold.ts';
import { standingHolds } from '../case/legal-hold.ts';
import type { Document } from '../documents/document.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { ErasureObstacle, ErasurePreview } from '../rights/erasure.ts';
import { counted, nextToErase } from '../rights/erasure.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import type { Sponsor } from './sponsor.ts';
import type { SponsorFile } from './sponsor-file.ts';

/**
 * What stands in the way of erasing a sponsor: a hold, households with open cases that it has or is offered, or open work
 * about it besides the work that asks.
 */
export function obstacleOfSponsor(
  { sponsor, holds, workItems, hosting }: SponsorFile,
  asking = 'rights-request',
): ErasureObstacle | undefined {
  if (standingHolds(holds).length > 0) return 'legal-hold';
  if (sponsor.held > 0 || (sponsor.taken > 0 && hosting !== false)) return 'case-open';
  const waits = workItems.some(
    (item) => isOpen(item) && item.kind !== 'rights-request' && item.kind !== asking,
  );
  return waits ? 'work-open' : undefined;
}

/** Refuses it while something stands in its way. */
export function refuseErasureOfSponsor(file: SponsorFile, asking?: string): void {
  const obstacle = obstacleOfSponsor(file, asking);
  if (obstacle !== undefined)
    throw new CaseError('WrongState', `Expected nothing in the way of an erasure, received ${obstacle}.`);
}

/** Refuses to change what is left of an erased sponsor: nothing can be stored there again. */
export function refuseErasedSponsor({ id, erasedAt }: Pick<Sponsor, 'id' | 'erasedAt'>): void {
  if (erasedAt !== undefined)
    throw new CaseError('Erased', `Expected a sponsor with its records, received ${id}, which was erased.`);
}

/** Everything about a sponsor besides its head and what was asked about its data. */
export const recordsOfSponsor = (file: SponsorFile): (WorkItem | Document | LegalHold)[] => [
  ...file.workItems,
  ...file.documents,
  ...file.holds,
];

/** What erasing it would do now; nothing is changed. */
export const previewOfSponsor = (file: SponsorFile): ErasurePreview => ({
  goes: { sponsor: 1, ...counted(recordsOfSponsor(file)) },
  stays: counted(file.rights),
  obstacle: obstacleOfSponsor(file, nextToErase(file.rights)) ?? null,
});

const AT_ONCE = 60;

/** Nobody reads mail there (RFC 2606). */
const NO_ADDRESS = 'erased@example.invalid';

/** What is left of a sponsor: its id, its office and its counts, so that what was done with it can still be told. */
const blank = (sponsor: Sponsor, at: string): Sponsor => ({
  ...{
    type: 'sponsor',
    schema: sponsor.schema,
    id: sponsor.id,
    version: sponsor.version,
    kind: sponsor.kind,
  },
  ...{ name: 'erased', email: NO_ADDRESS, mailLanguage: sponsor.mailLanguage },
  contact: { channel: 'email', timeZone: 'UTC', stopped: [] },
  destinationOffice: sponsor.destinationOffice,
  vetting: { status: 'revoked', validUntil: sponsor.vetting.validUntil, reasonCode: 'erased' },
  ...{ adults: [], vettingRun: sponsor.vettingRun, capacity: 0, taken: 0, held: 0, languages: [] },
  ...{ interpreter: false, accessibleHousing: false, minutesToMedicalCare: null },
  ...{ supportsSingleParents: false, supportsLargeHouseholds: false, experience: 0 },
  ...{ features: [], vetoes: [], tiedTo: [], audit: sponsor.audit, erasedAt: at },
});

/** The next part of the erasure of a sponsor; `left` is how many records are to go after it. */
export function eraseNextOfSponsor(
  file: SponsorFile,
  requestId: string,
  command: Command,
): Change<{ left: number }> {
  const all = recordsOfSponsor(file);
  const erases = all.slice(0, AT_ONCE);
  const whole = file.sponsor.erasedAt === undefined;
  const nothing = erases.length === 0 && !whole;
  const details = { requestId, records: erases.length };
  return {
    patch: {},
    writes: whole ? [blank(file.sponsor, command.at)] : [],
    erases,
    facts: nothing ? [] : [{ act: 'sponsor.erased', subject: file.sponsor.id, details }],
    answer: { left: all.length - erases.length },
  };
}
