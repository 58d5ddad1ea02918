import * as z from 'zod';
import { INTAKE_RULES } from '../../domain/intake/rules.ts';
import { IdSchema, route } from './route.ts';

const RejectionSchema = z.object({
  row: z.int(),
  column: z.string(),
  rule: z.enum(INTAKE_RULES),
  message: z.string(),
  value: z.string(),
});

export const ImportIntake = route({
  function: 'ImportIntake',
  method: 'POST',
  path: '/intake',
  summary: 'Registers the households of a CSV or JSON file; each row that waits is told with its reason.',
  status: 200,
  /** A file of 900,000 characters in any script, and its JSON escapes. */
  mostBytes: 4_000_000,
  body: z.strictObject({
    start: z.boolean().default(false),
    /** The place of the first household of this part among those of the file, from 0. */
    from: z.int().min(0).default(0),
    /** How many households this part has at most; a call has to answer within its 29 seconds. */
    most: z.int().min(1).max(250).default(250),
    csv: z.string().max(900_000).optional(),
    json: z.unknown().optional(),
  }),
  answer: z.object({
    rows: z.int(),
    /** Households of the file that can be registered. */
    total: z.int().min(0),
    /** `from` of the next part; `null` when this was the last. What waits is told with each part, whole. */
    next: z.int().nullable(),
    households: z.array(
      z.object({
        rows: z.array(z.int()),
        outcome: z.enum(['registered', 'already-registered', 'other-office']),
        /** Null of another office's household: its id is not for this person. */
        caseId: IdSchema.nullable(),
      }),
    ),
    rejected: z.array(RejectionSchema),
    rejectedRows: z.array(z.int()),
    warnings: z.array(z.object({ row: z.int(), column: z.string(), rule: z.string(), message: z.string() })),
    /** What waits, as a file of the format that came; `null` when nothing does. */
    rejectedFile: z.string().nullable(),
  }),
});

export const INTAKE_ROUTES = [ImportIntake] as const;
