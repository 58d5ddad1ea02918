import * as z from 'zod';
import type { Change } from '../case/change.ts';
import { DateSchema, dateOf } from '../kernel/calendar.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { NoteSchema, ReasonCodeSchema } from '../work-item/kind.ts';
import type { SponsorChange } from './sponsor-change.ts';
import { toCaseChange } from './sponsor-file.ts';
import type { SponsorContext } from './sponsor-kind.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';
import { changeSponsorStanding, recordVetting, restartVettingMonitor } from './vetting.ts';

const CheckedSchema = z.strictObject({
  decision: z.literal('checked'),
  /** The adults whose checks have to be done or renewed. */
  adultIds: z.array(z.string().max(60)).max(40),
  checkedOn: DateSchema,
  validUntil: DateSchema,
  note: NoteSchema,
});

/**
 * A sponsor's vetting has to be done, or renewed before it expires. Adults whose checks expire on different days are
 * recorded one by one on the sponsor's page; the item is done as soon as no check needs renewal.
 */
export const sponsorVetting = sponsorWorkKind({
  kind: 'sponsor-vetting',
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  form: z.discriminatedUnion('decision', [
    CheckedSchema,
    z.strictObject({ decision: z.literal('not-renewed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide(context, form): Change {
    const { file, command } = context;
    const change =
      form.decision === 'checked'
        ? checked(context, form)
        : changeSponsorStanding(file.sponsor, 'suspended', form.reasonCode, command);
    return { ...toCaseChange(change), answer: {} };
  },
});

function checked(
  { file: { sponsor }, command }: SponsorContext,
  { adultIds, checkedOn, validUntil }: z.infer<typeof CheckedSchema>,
): SponsorChange {
  if (sponsor.adults.length > 0) {
    if (adultIds.length === 0) throw invalid('adultIds', 'names the adults who were checked', 'none of them');
    const check = { check: 'clear', checkedOn, validUntil } as const;
    const adults = adultIds.map((adultId) => ({ adultId, ...check }));
    return recordVetting(sponsor, { adults }, () => '', command);
  }
  if (checkedOn > dateOf(command.at))
    throw invalid('checkedOn', 'is the day of the check, not in the future', checkedOn);
  if (validUntil <= dateOf(command.at)) throw invalid('validUntil', 'is a day to come', validUntil);
  const details = { adults: 0, status: 'active', validUntil };
  return {
    sponsor: restartVettingMonitor({ ...sponsor, vetting: { status: 'active', validUntil } }),
    facts: [{ act: 'sponsor.vetted', subject: sponsor.id, details }],
  };
}
