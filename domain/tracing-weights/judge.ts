import * as z from 'zod';
import type { Calibrated, Measured } from '../tracing/persons/measured.ts';
import { oddsOf } from '../tracing/persons/measured.ts';
import type { Band } from '../tracing/persons/probability.ts';
import { BANDS, bandBy, probabilityOf } from '../tracing/persons/probability.ts';
import { PERSON_WEIGHTS } from '../tracing/persons/weights.ts';
import type { Graded } from './fit.ts';
import { surprise } from './fit.ts';

const count = z.int().min(0);

/** What weights say of pairs about which officers decided. */
export const FiguresSchema = z.object({
  /** Confirmed persons by band. */
  confirmed: z.object({ likely: count, possible: count, unlikely: count }),
  /** Rejected persons by band. */
  rejected: z.object({ likely: count, possible: count, unlikely: count }),
  /** How badly the probabilities foretold the decisions, in bits for each: less is better, 1 is a coin. */
  surprise: z.number().min(0),
  /** The mean of the probabilities; the share that was confirmed is what it should be. */
  meanProbability: z.number().min(0).max(1),
});
export type Figures = z.infer<typeof FiguresSchema>;

export interface Judgement {
  readonly probability: number;
  readonly band: Band;
  readonly odds: number;
}

/** What these weights say of a measured pair. */
export function judge(measured: Measured, calibrated: Calibrated): Judgement {
  const odds = oddsOf(measured, calibrated, PERSON_WEIGHTS.kinCeiling);
  const probability = probabilityOf(odds);
  return { odds, probability, band: bandBy(probability, measured, PERSON_WEIGHTS) };
}

const thousandths = (value: number): number => Math.round(1000 * value) / 1000;

const inBands = (judged: readonly Judgement[]): Record<Band, number> => ({
  ...{ likely: 0, possible: 0, unlikely: 0 },
  ...Object.fromEntries(BANDS.map((band) => [band, judged.filter((one) => one.band === band).length])),
});

/** Sums up judgements of decided pairs; the two lists are in the same order. */
export function figuresOf(pairs: readonly Graded[], judged: readonly Judgement[]): Figures {
  const of = (same: boolean) => inBands(judged.filter((_, i) => pairs[i]?.same === same));
  const mean = (value: (one: Judgement, i: number) => number): number =>
    thousandths(judged.reduce((sum, one, i) => sum + value(one, i), 0) / Math.max(1, judged.length));
  return {
    ...{ confirmed: of(true), rejected: of(false) },
    surprise: mean(({ odds }, i) => surprise(odds, pairs[i]?.same === true)),
    meanProbability: mean(({ probability }) => probability),
  };
}
