import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { NoteSchema, ReasonCodeSchema } from '../work-item/kind.ts';
import type { KnownFamily } from './known-family.ts';
import { knownFamilies, settledFamily } from './name-family.ts';
import { NOT_FOUND } from './named-household.ts';
import type { Sponsor } from './sponsor.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';

/** The kind of work in which staff look for a family that a sponsor named. */
export const KNOWN_FAMILY = 'known-family';

export const familyOf = (sponsor: Sponsor, subject: string | undefined): KnownFamily | undefined =>
  knownFamilies(sponsor).find(({ id }) => id === subject);

/** Refuses a household that nobody can be proposed to. */
function refuseNotOpen({ case: { status }, offers }: CaseFile): void {
  if (status === 'closed' || status === 'closing')
    throw new CaseError('WrongState', 'Expected a household whose case is open.');
  if (offers.some((offer) => offer.status === 'accepted'))
    throw new CaseError('WrongState', 'Expected a household that no sponsor receives yet.');
}

/**
 * Staff look for the family among the households of their office and match it, or end the search. The sponsor is told
 * nothing of either; a match leads to the household being asked.
 */
export const knownFamily = sponsorWorkKind({
  kind: KNOWN_FAMILY,
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('matched'),
      /** The case number that staff found. */
      caseNumber: personal(z.string().trim().min(1).max(60)),
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('not-found'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('declined'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, item, command }, form): Change {
    const family = familyOf(file.sponsor, item.subject);
    if (family?.state !== 'asked')
      throw new CaseError('WrongState', 'Expected a family that waits to be looked for.');
    const settled = (
      how: Pick<KnownFamily, 'state' | 'caseId'>,
      details?: Record<string, string>,
    ): Change => ({
      patch: {},
      writes: [settledFamily(file.sponsor, family, how, command.at)],
      facts: [{ act: `known-family.${how.state}`, subject: family.id, ...(details ? { details } : {}) }],
      answer: {},
    });
    if (form.decision === 'not-found') return settled({ state: 'not-found' });
    if (form.decision === 'declined') return settled({ state: 'declined' }, { reasonCode: form.reasonCode });
    if (!file.meant) throw invalid('caseNumber', NOT_FOUND, form.caseNumber);
    refuseNotOpen(file.meant);
    const caseId = file.meant.case.id;
    return settled({ state: 'matched', caseId }, { caseId });
  },
});
