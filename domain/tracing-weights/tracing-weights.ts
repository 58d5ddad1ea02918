import * as z from 'zod';
import { GENESIS } from '../audit/chain.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import type { Calibrated } from '../tracing/persons/measured.ts';
import { PERSON_WEIGHTS, type PersonWeights } from '../tracing/persons/weights.ts';
import { FiguresSchema } from './judge.ts';

/** The owner of the audit chain of an installation's weights. */
export const WEIGHTS_ID = identifier('weights', 'tracing');

const number = z.number();
export const CalibratedSchema = z.object({
  worth: z.object({
    ...{ name: number, birth: number, kin: number },
    ...{ place: number, nationality: number, sex: number },
  }),
  calibration: z.object({
    ...{ offset: number, size: number },
    kin: z.object({ slope: number, offset: number, share: number }),
  }),
});

/** Weights that somebody adopted: numbers and counts, nothing about anybody. */
export const WeightsVersionSchema = z.object({
  number: z.int().positive(),
  at: InstantSchema,
  by: z.string(),
  /** Estimated from decisions, an earlier version again, or those shipped again. */
  from: z.enum(['decisions', 'earlier', 'shipped']),
  /** The earlier version. */
  of: z.int().positive().optional(),
  calibrated: CalibratedSchema,
  /** The shipped weights that they were held near. */
  shipped: z.string(),
  /** How many decisions they were estimated from, and what was shown when they were adopted. */
  basis: z
    .object({
      ...{ confirmed: z.int(), rejected: z.int(), before: FiguresSchema, after: FiguresSchema },
    })
    .optional(),
});
export type WeightsVersion = z.infer<typeof WeightsVersionSchema>;

/** The weights of this installation, with every version that was adopted, oldest first. They never leave it. */
export const TracingWeightsSchema = z.object({
  type: z.literal('tracing-weights'),
  schema: z.literal(1),
  id: z.literal(WEIGHTS_ID),
  version: z.int().min(0),
  versions: z.array(WeightsVersionSchema),
  audit: z.object({ seq: z.int(), hash: z.string() }),
});
export type TracingWeights = z.infer<typeof TracingWeightsSchema>;

export const NO_WEIGHTS: TracingWeights = {
  ...{ type: 'tracing-weights', schema: 1, id: WEIGHTS_ID, version: 0, versions: [] },
  audit: { seq: 0, hash: GENESIS },
};

/** Tells these shipped weights from those of another release of Kinbridge. */
export const SHIPPED_ID = identifier('shipped', JSON.stringify(PERSON_WEIGHTS));

export const VERSION_STATES = ['shipped', 'adopted', 'outdated'] as const;

/**
 * What counts now: what was shipped, the newest version, or what was shipped because the newest version was held near
 * weights that are no longer shipped.
 */
export function stateOf({ versions }: Pick<TracingWeights, 'versions'>): (typeof VERSION_STATES)[number] {
  const newest = versions.at(-1);
  if (newest === undefined || newest.from === 'shipped') return 'shipped';
  return newest.shipped === SHIPPED_ID ? 'adopted' : 'outdated';
}

/** The weights by which persons are compared here. */
export function weightsInForce(record: Pick<TracingWeights, 'versions'> | undefined): PersonWeights {
  const newest = record?.versions.at(-1);
  if (!record || !newest || stateOf(record) !== 'adopted') return PERSON_WEIGHTS;
  return { ...PERSON_WEIGHTS, ...(newest.calibrated satisfies Calibrated) };
}

declare module '../case/entities.ts' {
  interface Entities {
    'tracing-weights': TracingWeights;
  }
}
