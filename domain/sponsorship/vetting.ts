import * as z from 'zod';
import type { Command } from '../kernel/actor.ts';
import { DateSchema, dateOf, datePlus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { rule } from '../kernel/rules.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';
import type { Sponsor, SponsorAdult } from './sponsor.ts';
import { SponsorAdultSchema } from './sponsor.ts';
import type { SponsorChange } from './sponsor-change.ts';

type Vetting = Sponsor['vetting'];

/**
 * A sponsor's vetting, derived from the checks of its adults: active when every check is clear and valid, until the
 * first expires. A sponsor suspended or revoked by staff stays so, whatever the checks say.
 */
export function vettingOf(adults: readonly SponsorAdult[], before: Vetting, at: string): Vetting {
  const ends = adults.map((adult) => adult.validUntil ?? dateOf(at)).sort();
  const validUntil = ends[0] ?? before.validUntil;
  if (before.status === 'suspended' || before.status === 'revoked') return { ...before, validUntil };
  const clear = adults.length > 0 && validUntil >= dateOf(at) && allClear(adults);
  return { status: clear ? 'active' : 'pending', validUntil };
}

const allClear = (adults: readonly SponsorAdult[]): boolean => adults.every(({ check }) => check === 'clear');

/** Has the vetting monitored by a new run of the workflow, because what the last run waits for has changed. */
export const restartVettingMonitor = (sponsor: Sponsor): Sponsor => ({
  ...sponsor,
  vettingRun: sponsor.vettingRun + 1,
  ...(sponsor.vettingRun > 0 ? { interruptedVettingRun: sponsor.vettingRun } : {}),
});

/** The results of checks, for known adults and for adults who have joined. */
export const VettingResultSchema = z.strictObject({
  adults: z
    .array(
      z.strictObject({
        adultId: z.string().max(60).optional(),
        name: personal(z.string().trim().min(1).max(200)).optional(),
        check: z.enum(['pending', 'clear', 'not-clear']),
        checkedOn: DateSchema.optional(),
        validUntil: DateSchema.optional(),
        /** The training that the adult has done; what was recorded before stays where it is left out. */
        training: SponsorAdultSchema.shape.training,
      }),
    )
    .min(1)
    .max(40),
});

/** Records checks of adults; the sponsor's vetting is derived from all of them. */
export function recordVetting(
  sponsor: Sponsor,
  { adults }: z.infer<typeof VettingResultSchema>,
  idOf: (index: number) => string,
  command: Command,
): SponsorChange {
  const merged = new Map(sponsor.adults.map((adult) => [adult.id, adult]));
  for (const [index, { adultId, name, ...result }] of adults.entries()) {
    const path = `adults.${index}`;
    if (result.check === 'clear' && (result.checkedOn ?? '9999') > dateOf(command.at))
      throw invalid(`${path}.checkedOn`, rule('day-of-check'), result.checkedOn ?? 'none');
    if (result.check === 'clear' && (result.validUntil ?? '') <= dateOf(command.at))
      throw invalid(`${path}.validUntil`, rule('day-to-come'), result.validUntil ?? 'none');
    const known = adultId === undefined ? undefined : merged.get(adultId);
    const training = result.training ?? known?.training;
    if ((training?.on ?? '') > dateOf(command.at))
      throw invalid(`${path}.training.on`, rule('not-in-future'), training?.on ?? 'none');
    if (adultId !== undefined && !known)
      throw invalid(`${path}.adultId`, rule('adult-of-sponsor'), 'another id');
    const called = name ?? known?.name;
    if (called === undefined) throw invalid(`${path}.name`, rule('adult-named'), 'none');
    const id = adultId ?? idOf(index);
    merged.set(id, { id, name: called, ...result, ...(training ? { training } : {}) });
  }
  const all = [...merged.values()];
  const vetting = vettingOf(all, sponsor.vetting, command.at);
  const trained = adults.filter(({ training }) => training).length;
  const details = {
    ...{ adults: adults.length, status: vetting.status, validUntil: vetting.validUntil },
    ...(trained > 0 ? { trained } : {}),
  };
  return {
    sponsor: restartVettingMonitor({ ...sponsor, version: sponsor.version + 1, adults: all, vetting }),
    facts: [{ act: 'sponsor.vetted', subject: sponsor.id, details }],
  };
}

/** A change of a sponsor's standing, and the reason. */
export const StandingSchema = z.strictObject({
  to: z.enum(['suspended', 'revoked', 'reinstated']),
  reasonCode: ReasonCodeSchema,
});

/**
 * Suspends, revokes or reinstates a sponsor. What happens to its accepted households is for people to decide:
 * `RecordSponsorLoss`.
 */
export function changeSponsorStanding(
  sponsor: Sponsor,
  to: 'suspended' | 'revoked' | 'reinstated',
  reasonCode: string,
  command: Command,
): SponsorChange {
  const { status, validUntil } = sponsor.vetting;
  if (to === 'reinstated' && status !== 'suspended' && status !== 'revoked')
    throw new CaseError(
      'WrongState',
      `Expected a sponsor that is suspended or revoked, received one that is ${status}.`,
    );
  if (to === status)
    throw new CaseError('WrongState', `Expected a sponsor that is not ${to} yet, received one that is.`);
  const clear = allClear(sponsor.adults) && validUntil >= dateOf(command.at);
  const vetting: Vetting =
    to === 'reinstated'
      ? { status: clear ? 'active' : 'pending', validUntil }
      : { status: to, validUntil, reasonCode };
  return {
    sponsor: restartVettingMonitor({ ...sponsor, version: sponsor.version + 1, vetting }),
    facts: [{ act: `sponsor.${to}`, subject: sponsor.id, details: { reasonCode, status: vetting.status } }],
  };
}

/** Whether a sponsor's vetting has to be done, or renewed because it expires within `renewBefore`. */
export const needsVetting = ({ vetting }: Sponsor, at: string, renewBefore: string): boolean =>
  vetting.status === 'pending' ||
  (vetting.status === 'active' && vetting.validUntil <= datePlus(dateOf(at), renewBefore));
