import * as z from 'zod';
import type { PersonComparison } from './compare-person.ts';
import { matchLogOdds } from './log-odds.ts';
import { hasSecondKind } from './probability.ts';
import type { PersonWeights } from './weights.ts';

const bits = z.number();

/**
 * The evidence of a compared pair in bits before any field is weighed, agreement and disagreement apart: what weights can
 * be fitted on. It holds no value of either side.
 */
export const MeasuredSchema = z.object({
  /** log2 of the number of persons in the registry. */
  logSize: bits,
  name: bits,
  given: bits,
  otherGivenName: z.boolean(),
  /** Another kind of evidence besides the name agrees. */
  second: z.boolean(),
  agrees: z.object({ birth: bits, kin: bits, place: bits, nationality: bits, sex: bits }),
  differs: z.object({ own: bits, around: bits, kin: bits }),
});
export type Measured = z.infer<typeof MeasuredSchema>;

/** What an installation may fit for itself: the worth of a bit in each field, and the calibration of their sum. */
export type Calibrated = Pick<PersonWeights, 'worth' | 'calibration'>;

const tenths = (value: number): number => Math.round(10 * value) / 10 + 0;
const plus = (value = 0): number => Math.max(0, value);
const minus = (value = 0): number => Math.min(0, value);

/** The evidence of a comparison, as it was before it was weighed with these weights. */
export function measuredOf(
  comparison: PersonComparison,
  { worth }: Pick<PersonWeights, 'worth'>,
  registrySize: number,
): Measured {
  const { name, birth, sex, birthPlace, lastPlace, nationality, languages = 0, relatives } = comparison;
  const kin = (part: (value: number) => number): number =>
    relatives.reduce((sum, relative) => sum + part(relative.bits), 0);
  return {
    logSize: tenths(Math.log2(Math.max(1, registrySize))),
    name: tenths(name.bits / worth.name),
    given: tenths(name.given / worth.name),
    otherGivenName: comparison.otherGivenName,
    second: hasSecondKind(comparison),
    agrees: {
      birth: tenths(plus(birth?.bits) / worth.birth),
      kin: tenths(kin(plus) / worth.kin),
      place: tenths((plus(birthPlace?.bits) + plus(lastPlace?.bits)) / worth.place),
      nationality: tenths(plus(nationality) / worth.nationality),
      sex: tenths(plus(sex) / worth.sex),
    },
    differs: {
      own: tenths(minus(birth?.bits) + minus(sex)),
      kin: tenths(kin(minus)),
      around: tenths(minus(birthPlace?.bits) + minus(lastPlace?.bits) + minus(nationality) + languages),
    },
  };
}

/** log2 odds of a measured pair under other weights: what a comparison with them would say, within a tenth of a bit. */
export function oddsOf(row: Measured, calibrated: Calibrated, kinCeiling: number): number {
  const { agrees, differs } = row;
  const { worth, calibration } = calibrated;
  const own = agrees.birth * worth.birth + agrees.sex * worth.sex + differs.own;
  const kin = agrees.kin * worth.kin + differs.kin;
  const around = kin + agrees.place * worth.place + agrees.nationality * worth.nationality + differs.around;
  const all = row.name * worth.name + own + (row.otherGivenName ? Math.min(kinCeiling, around) : around);
  const kinShare = kin > 0 && !row.otherGivenName ? kin * calibration.kin.share : Math.min(0, kin);
  const individual = row.given * worth.name + own + kinShare;
  return matchLogOdds(all, individual, 2 ** row.logSize, calibrated);
}
