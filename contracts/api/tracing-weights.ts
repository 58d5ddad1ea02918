import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { BANDS } from '../../domain/tracing/persons/probability.ts';
import { VerdictSchema } from '../../domain/tracing-weights/estimate.ts';
import { FiguresSchema } from '../../domain/tracing-weights/judge.ts';
import {
  CalibratedSchema,
  VERSION_STATES,
  WeightsVersionSchema,
} from '../../domain/tracing-weights/tracing-weights.ts';
import { ADMINISTRATOR, AUDITOR, own, SUPERVISION } from '../authorization.ts';
import { recorded, unrecorded } from '../reads.ts';
import { ChainFindingSchema } from './audit.ts';
import { IdSchema, route } from './route.ts';

const JudgedSchema = z.object({ band: z.enum(BANDS), probability: z.number() });

export const ReadTracingWeights = route({
  function: 'ReadTracingWeights',
  method: 'GET',
  path: '/tracing-weights',
  summary:
    'By which weights tracing compares persons here: those shipped or those adopted, every version, and whether their audit chain is whole.',
  status: 200,
  grants: { ...own('tracing-officer', 'supervisor'), ...ADMINISTRATOR, ...AUDITOR },
  reading: unrecorded('numbers and who adopted them, nobody of a case'),
  needs: { audit: ['read'], table: 'read' },
  answer: z.object({
    state: z.enum(VERSION_STATES),
    inForce: CalibratedSchema,
    shipped: CalibratedSchema,
    /** Newest first; a version held near other shipped weights than today's cannot be adopted again. */
    versions: z.array(WeightsVersionSchema.omit({ shipped: true }).extend({ current: z.boolean() })),
    findings: z.array(ChainFindingSchema),
  }),
});

export const EstimateTracingWeights = route({
  function: 'EstimateTracingWeights',
  method: 'GET',
  path: '/tracing-weights/estimate',
  summary:
    'Fits the weights to the decisions of this installation and shows both, before and after, on decisions that the fit did not see; and which of the own office would be judged otherwise. Changes nothing.',
  status: 200,
  grants: { ...own('tracing-officer', 'supervisor'), ...ADMINISTRATOR },
  reading: recorded('tracing-weights.estimated'),
  needs: { timeoutSeconds: 29, memoryMb: 1024 },
  answer: z.object({
    verdict: VerdictSchema,
    decisions: z.object({
      confirmed: z.int(),
      rejected: z.int(),
      /** Decided before the evidence was kept with the candidate. */
      unmeasured: z.int(),
      /** False if there are more requests than one call reads. */
      whole: z.boolean(),
    }),
    fewest: z.object({ decisions: z.int(), ofEach: z.int() }),
    inForce: CalibratedSchema,
    estimate: z
      .object({
        id: IdSchema,
        calibrated: CalibratedSchema,
        before: FiguresSchema,
        after: FiguresSchema,
        gain: z.object({ bits: z.number(), error: z.number() }),
      })
      .nullable(),
    /** Past decisions whose candidate would be in another band. */
    changes: z.object({
      total: z.int(),
      /** Those of other offices, which are not listed. */
      elsewhere: z.int(),
      rows: z.array(
        z.object({
          ...{ requestId: IdSchema, caseId: IdSchema, decidedAt: InstantSchema },
          ...{ confirmed: z.boolean(), before: JudgedSchema, after: JudgedSchema },
        }),
      ),
    }),
  }),
});

export const AdoptTracingWeights = route({
  function: 'AdoptTracingWeights',
  method: 'POST',
  path: '/tracing-weights/versions',
  summary:
    'Adopts the estimate that was shown, an earlier version, or the weights as shipped: a new version, by which every comparison from now on is made.',
  status: 201,
  grants: { ...SUPERVISION, ...ADMINISTRATOR },
  needs: { timeoutSeconds: 29, memoryMb: 1024 },
  body: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('decisions'), estimateId: IdSchema }),
    z.strictObject({ from: z.literal('earlier'), version: z.int().positive() }),
    z.strictObject({ from: z.literal('shipped') }),
  ]),
  answer: z.object({ version: z.int().positive() }),
});

export const TRACING_WEIGHTS_ROUTES = [
  ReadTracingWeights,
  EstimateTracingWeights,
  AdoptTracingWeights,
] as const;
