import * as z from 'zod';
import { identifier } from '../kernel/identifier.ts';
import type { Calibrated } from '../tracing/persons/measured.ts';
import { PERSON_WEIGHTS } from '../tracing/persons/weights.ts';
import type { Graded } from './fit.ts';
import { fitCalibration, surprise } from './fit.ts';
import type { Figures, Judgement } from './judge.ts';
import { figuresOf, judge } from './judge.ts';

/** Fewer decisions than these say too little to fit ten numbers, even such as are held near those shipped. */
export const FEWEST_DECISIONS = 40;
export const FEWEST_OF_EACH = 12;
/** The newest decisions count, at most this many. */
export const MOST_DECISIONS = 1000;
const PARTS = 5;
/** A gain smaller than this, in bits for each decision, is none. */
const LEAST_GAIN = 0.005;

export const VERDICTS = ['too-few', 'no-gain', 'gain'] as const;
export const VerdictSchema = z.enum(VERDICTS);

export interface Estimate {
  readonly id: string;
  readonly calibrated: Calibrated;
  /** What the weights in force say of the decisions. */
  readonly before: Figures;
  /** What weights say that were fitted without the decisions of the same requests. */
  readonly after: Figures;
  /** Bits of surprise less for each decision, with the standard error. */
  readonly gain: { readonly bits: number; readonly error: number };
}

export interface Estimated {
  readonly verdict: z.infer<typeof VerdictSchema>;
  /** Nothing if there are too few decisions. */
  readonly estimate?: Estimate;
}

/** The shipped numbers that an installation may fit for itself. */
export const SHIPPED: Calibrated = { worth: PERSON_WEIGHTS.worth, calibration: PERSON_WEIGHTS.calibration };

export const weightsId = (calibrated: Calibrated): string =>
  identifier('weights', JSON.stringify(calibrated));

const fitted = (rows: readonly Graded[]): Calibrated =>
  fitCalibration(rows, SHIPPED, PERSON_WEIGHTS.kinCeiling, SHIPPED);

/** Each pair as judged by weights that know nothing of its request. */
function heldOut(pairs: readonly (Graded & { readonly requestId: string })[]): Judgement[] {
  const requests = [...new Set(pairs.map(({ requestId }) => requestId))].sort();
  const partOf = new Map(requests.map((requestId, i) => [requestId, i % PARTS]));
  const weights = Array.from({ length: PARTS }, (_, part) =>
    fitted(pairs.filter(({ requestId }) => partOf.get(requestId) !== part)),
  );
  return pairs.map(({ requestId, measured }) =>
    judge(measured, weights[partOf.get(requestId) ?? 0] ?? SHIPPED),
  );
}

const tenThousandths = (value: number): number => Math.round(10_000 * value) / 10_000;

function gainOf(pairs: readonly Graded[], before: readonly Judgement[], after: readonly Judgement[]) {
  const gains = pairs.map(
    ({ same }, i) => surprise(before[i]?.odds ?? 0, same) - surprise(after[i]?.odds ?? 0, same),
  );
  const bits = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const variance = gains.reduce((sum, gain) => sum + (gain - bits) ** 2, 0) / (gains.length - 1);
  return { bits: tenThousandths(bits), error: tenThousandths(Math.sqrt(variance / gains.length)) };
}

/**
 * Fits the weights to what officers decided, held near those shipped, and measures them on decisions about other requests
 * than those that they were fitted on. A gain is one that chance does not explain: more than its standard error.
 */
export function estimateOwnWeights(
  pairs: readonly (Graded & { readonly requestId: string })[],
  inForce: Calibrated,
): Estimated {
  const confirmed = pairs.filter(({ same }) => same).length;
  const fewest = Math.min(confirmed, pairs.length - confirmed);
  if (pairs.length < FEWEST_DECISIONS || fewest < FEWEST_OF_EACH) return { verdict: 'too-few' };
  const now = pairs.map(({ measured }) => judge(measured, inForce));
  const then = heldOut(pairs);
  const calibrated = fitted(pairs);
  const gain = gainOf(pairs, now, then);
  const estimate = {
    ...{ id: weightsId(calibrated), calibrated, gain },
    ...{ before: figuresOf(pairs, now), after: figuresOf(pairs, then) },
  };
  return { verdict: gain.bits > Math.max(LEAST_GAIN, gain.error) ? 'gain' : 'no-gain', estimate };
}
