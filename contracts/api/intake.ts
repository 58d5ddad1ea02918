import * as z from 'zod';
import { INTAKE_RULES } from '../../domain/intake/rules.ts';
import { INTAKE_LANGUAGES } from '../../domain/intake/say.ts';
import { IdSchema, route } from './route.ts';

const RejectionSchema = z.object({
  row: z.int(),
  column: z.string(),
  rule: z.enum(INTAKE_RULES),
  /** What is wrong and what is expected; the same for every row with this cause. */
  cause: z.string(),
  /** The same with what was received. */
  message: z.string(),
  value: z.string(),
});

const CauseSchema = z.object({
  column: z.string(),
  rule: z.enum(INTAKE_RULES),
  cause: z.string(),
  /** How many rows it holds back, the first of them, and some of what was received. */
  count: z.int(),
  rows: z.array(z.int()),
  received: z.array(z.string()),
});

export const ImportIntake = route({
  function: 'ImportIntake',
  method: 'POST',
  path: '/intake',
  summary: 'Registers the households of a CSV or JSON file; each row that waits is told with its reason.',
  status: 200,
  /** What a Lambda takes in one event, 6 MB, with the escapes of JSON in JSON. */
  mostBytes: 4_000_000,
  body: z.strictObject({
    start: z.boolean().default(false),
    /** The place of the first household of this call among those of the file, from 0. */
    from: z.int().min(0).default(0),
    /** How many households this call has at most; it ends sooner when its time runs out. */
    most: z.int().min(1).max(1000).default(1000),
    /** What is wrong is told in this language. */
    language: z.enum(INTAKE_LANGUAGES).default('en'),
    csv: z.string().optional(),
    json: z.unknown().optional(),
  }),
  answer: z.object({
    rows: z.int(),
    /** Households of the file that can be registered. */
    total: z.int().min(0),
    /** `from` of the next call with the same file; `null` when this was the last. */
    next: z.int().nullable(),
    households: z.array(
      z.object({
        rows: z.array(z.int()),
        outcome: z.enum(['registered', 'already-registered', 'waiting', 'other-office']),
        /** None of a household that waits or that another office has to bring. */
        caseId: IdSchema.nullable(),
      }),
    ),
    /**
     * What waits: with the first call what cannot be read, with each call the households that could not go in. The rows
     * one by one are the first 5,000; causes and file are whole.
     */
    rejected: z.array(RejectionSchema),
    rejectedRows: z.array(z.int()),
    causes: z.array(CauseSchema),
    warnings: z.array(z.object({ row: z.int(), column: z.string(), rule: z.string(), message: z.string() })),
    /** What waits, as a file of the format that came; `null` when nothing does. */
    rejectedFile: z.string().nullable(),
  }),
});

export const INTAKE_ROUTES = [ImportIntake] as const;
