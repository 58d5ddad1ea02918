import * as z from 'zod';
import { MAX_PART_BYTES } from '../../domain/intake/intake-upload.ts';
import { INTAKE_RULES } from '../../domain/intake/rules.ts';
import { INTAKE_LANGUAGES } from '../../domain/intake/say.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { ADMINISTRATOR, CASEWORK } from '../authorization.ts';
import { IdSchema, route } from './route.ts';

const RejectionSchema = z.object({
  row: z.int(),
  column: z.string(),
  rule: z.enum(INTAKE_RULES),
  /** What is wrong and what is expected; the same for every row with this cause. */
  cause: z.string(),
  /** The same, with what was received. */
  message: z.string(),
  value: z.string(),
});

const CauseSchema = z.object({
  column: z.string(),
  rule: z.enum(INTAKE_RULES),
  cause: z.string(),
  /** How many rows it holds back, the first few of them, and samples of what was received. */
  count: z.int(),
  rows: z.array(z.int()),
  received: z.array(z.string()),
});

export const ImportIntake = route({
  function: 'ImportIntake',
  method: 'POST',
  path: '/intake',
  summary:
    'Registers the households of a CSV or JSON file, or says what that would do; each row that waits is told with its reason.',
  status: 200,
  grants: { ...CASEWORK, ...ADMINISTRATOR },
  needs: { audit: ['read', 'put'], timeoutSeconds: 29, keysIds: true, files: 'read-intake' },
  /** The most that a Lambda accepts in one event, 6 MB, given the escapes of JSON inside JSON. */
  mostBytes: MAX_PART_BYTES,
  body: z.strictObject({
    start: z.boolean().default(false),
    /** Says what would be registered, what waits and who may be known already, and writes nothing. */
    dryRun: z.boolean().default(false),
    /** The same for all parts of a file; by it the import can be undone for a day. */
    importKey: z
      .string()
      .regex(/^[\x21-\x7e]{8,100}$/)
      .optional(),
    /** Takes what the household suggests about a child's care where the file says nothing; a person has confirmed it. */
    acceptProposed: z.boolean().default(false),
    /** The position in the file of this call's first household, from 0. */
    from: z.int().min(0).default(0),
    /** The most households for this call; it stops earlier when its time runs out. */
    most: z.int().min(1).max(1000).default(1000),
    /** The language of the messages. */
    language: z.enum(INTAKE_LANGUAGES).default('en'),
    csv: z.string().optional(),
    json: z.unknown().optional(),
    /** Instead of `csv` or `json`: a part of a file that was sent by `POST /intake-uploads`. */
    stored: z.strictObject({ uploadId: IdSchema, part: z.int().min(0) }).optional(),
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
        /** Absent for a household that was rejected or that another office has to submit. */
        caseId: IdSchema.nullable(),
        /** The registration number, as the file has it. */
        number: z.string(),
      }),
    ),
    /**
     * Rejected rows: the first call reports what cannot be read, every call the households that could not be
     * registered. Only the first 5,000 rows are listed; causes and file are complete.
     */
    rejected: z.array(RejectionSchema),
    rejectedRows: z.array(z.int()),
    causes: z.array(CauseSchema),
    /** Persons of the file who are probably registered in a case that the caller may know about; of a dry run only. */
    alike: z.array(
      z.object({
        row: z.int(),
        caseId: IdSchema,
        /** The number of that case. */
        number: personal(z.string()),
        personId: IdSchema,
        probability: z.number(),
      }),
    ),
    /** Rows that only wait for somebody to confirm what their household suggests. */
    proposed: z.int().min(0),
    /** By which the import can be undone; `null` of a dry run, and without `importKey`. */
    importId: IdSchema.nullable(),
    warnings: z.array(z.object({ row: z.int(), column: z.string(), rule: z.string(), message: z.string() })),
    /** The rejected rows as a file in the original format; `null` if there are none. */
    rejectedFile: z.string().nullable(),
  }),
});

export const INTAKE_ROUTES = [ImportIntake] as const;
