import type { Calibrated, Measured } from '../tracing/persons/measured.ts';
import { oddsOf } from '../tracing/persons/measured.ts';

/** A measured pair about which it is known whether both are one person. */
export interface Graded {
  readonly same: boolean;
  readonly measured: Measured;
}

/** Each further person is one more who could agree by chance; a fit over small registries only would say less. */
const SIZE = 1;
const MOST_ROUNDS = 60;
const STEPS_SMALLER = 0.002;
const FARTHEST = 60;
const FIELDS = ['name', 'birth', 'kin', 'place', 'nationality', 'sex'] as const;
const NUMBERS = [...FIELDS, 'offset', 'slope', 'kinOffset', 'share'] as const;
type Name = (typeof NUMBERS)[number];
const MAY_BE_NEGATIVE: ReadonlySet<Name> = new Set(['offset', 'kinOffset']);
/** How far a number may be from where it is pulled to, as a standard deviation: of the number itself, or in bits. */
const IN_BITS: Partial<Record<Name, number>> = { offset: 1, kinOffset: 1.5 };
const OF_ITSELF = 0.2;
/** Nothing goes further than this many deviations, however much the decisions say. */
const FARTHEST_PULLED = 2.5;

function toNumbers({ worth, calibration: { offset, kin } }: Calibrated): number[] {
  return [...FIELDS.map((field) => worth[field]), offset, kin.slope, kin.offset, kin.share];
}

function fromNumbers(numbers: readonly number[]): Calibrated {
  const at = (name: Name): number => Math.round(1000 * (numbers[NUMBERS.indexOf(name)] ?? 0)) / 1000;
  const worth = Object.fromEntries(FIELDS.map((field) => [field, at(field)])) as Calibrated['worth'];
  const kin = { slope: at('slope'), offset: at('kinOffset'), share: at('share') };
  return { worth, calibration: { offset: at('offset'), size: SIZE, kin } };
}

/** How badly a probability of these log odds foretells what is so, in bits. */
export function surprise(odds: number, same: boolean): number {
  const held = Math.max(-FARTHEST, Math.min(FARTHEST, odds));
  return Math.log2(1 + 2 ** (same ? -held : held));
}

const deviationOf = (name: Name, value: number): number => IN_BITS[name] ?? OF_ITSELF * Math.abs(value);

/** What being away from where the numbers are pulled to costs, in bits; infinite beyond the bounds. */
function pullOf(numbers: readonly number[], towards: readonly number[] | undefined): number {
  if (towards === undefined) return 0;
  return NUMBERS.reduce((sum, name, i) => {
    const usual = towards[i] ?? 0;
    const away = ((numbers[i] ?? 0) - usual) / deviationOf(name, usual);
    if (Math.abs(away) > FARTHEST_PULLED) return Number.POSITIVE_INFINITY;
    return sum + (away ** 2 / 2) * Math.LOG2E;
  }, 0);
}

/**
 * Maximum-likelihood worth of the fields and calibration, by a search along each number in turn; nothing is drawn. With
 * `towards`, deviations from those weights cost, as much as a normal prior of a fifth of each (a bit for the offset)
 * would have it, so that few decisions move little.
 */
export function fitCalibration(
  rows: readonly Graded[],
  start: Calibrated,
  kinCeiling: number,
  towards?: Calibrated,
): Calibrated {
  const prior = towards && toNumbers(towards);
  const loss = (numbers: readonly number[]): number => {
    const pull = pullOf(numbers, prior);
    if (pull === Number.POSITIVE_INFINITY) return pull;
    const calibrated = fromNumbers(numbers);
    return rows.reduce(
      (sum, { same, measured }) => sum + surprise(oddsOf(measured, calibrated, kinCeiling), same),
      pull,
    );
  };
  let numbers = toNumbers(start);
  let best = loss(numbers);
  let steps = numbers.map((value) => Math.max(0.1, Math.abs(value) / 5));
  const tryStep = (i: number): boolean => {
    for (const step of [steps[i] ?? 0, -(steps[i] ?? 0)]) {
      const tried = numbers.with(i, (numbers[i] ?? 0) + step);
      const name = NUMBERS[i] as Name;
      const negative = (tried[i] ?? 0) <= 0 && !MAY_BE_NEGATIVE.has(name);
      const cost = negative ? Number.POSITIVE_INFINITY : loss(tried);
      if (cost >= best) continue;
      best = cost;
      numbers = tried;
      return true;
    }
    return false;
  };
  for (let round = 0; round < MOST_ROUNDS && (steps[0] ?? 0) > STEPS_SMALLER; round++) {
    const better = numbers.map((_, i) => tryStep(i)).includes(true);
    if (!better) steps = steps.map((step) => step / 2);
  }
  return fromNumbers(numbers);
}
