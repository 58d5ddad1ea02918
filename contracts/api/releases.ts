import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { ReleaseDefinitionSchema } from '../../domain/statistics/release/definition.ts';
import { DimensionSchema } from '../../domain/statistics/release/dimensions.ts';
import { StatisticsReleaseSchema } from '../../domain/statistics/release/statistics-release.ts';
import { CellSchema, ValuesSchema } from '../../domain/statistics/release/table.ts';
import { PersonAtWorkSchema } from '../../domain/work-item/person-at-work.ts';
import { ADMINISTRATOR, AUDITOR, SUPERVISION } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { IdSchema, route } from './route.ts';

const ReleaseParamsSchema = z.object({ releaseId: IdSchema });
const CountIdSchema = z.strictObject({ countId: IdSchema });
/** Counting reads every case: it is given the time and memory for many in one call. */
const NEEDS = { timeoutSeconds: 29, memoryMb: 1024 } as const;

/** What may leave the house, with what is held back and why; or why nothing may. */
const PreviewSchema = z.object({
  table: z.object({ values: ValuesSchema, cells: z.array(CellSchema) }).nullable(),
  /** Since when these figures are shown to this person: they stay until enough people have come or gone. */
  asOf: InstantSchema.nullable(),
  /** The smallest number shown. */
  k: z.int().nullable(),
  refused: z
    .object({
      because: z.enum([
        ...(['too-few', 'changed-too-little', 'tells-of-others', 'all-alike'] as const),
        ...(['seen-before', 'seen-too-much'] as const),
      ]),
      /** The numbers of the earlier releases that stand in the way. */
      releases: z.array(z.int()),
      /** The cell that it is about, by its place, and the earlier release in which it stands; this one if `null`. */
      cell: z.object({
        release: z.int().nullable(),
        dimensions: z.array(DimensionSchema),
        at: z.array(z.string()),
      }),
    })
    .nullable(),
});

export const CountStatistics = route({
  function: 'CountStatistics',
  method: 'POST',
  path: '/statistics/counts',
  summary:
    'Counts figures to share and shows what of them may leave the house. Counts for as long as a call may take; while `done` is false, it is called again with the id of the count. A finished count is brought up to date first.',
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR },
  needs: { ...NEEDS, audit: ['read', 'put'] },
  body: z.union([z.strictObject({ definition: ReleaseDefinitionSchema }), CountIdSchema]),
  answer: z.object({
    countId: IdSchema,
    definition: ReleaseDefinitionSchema,
    /** Cases examined so far. */
    cases: z.int(),
    done: z.boolean(),
    preview: PreviewSchema.nullable(),
  }),
});

export const ReleaseStatistics = route({
  function: 'ReleaseStatistics',
  method: 'POST',
  path: '/statistics/releases',
  summary:
    'Releases what was counted: at once by a supervisor for the own office; otherwise a second person has to release it.',
  status: 201,
  grants: { ...SUPERVISION, ...ADMINISTRATOR },
  needs: NEEDS,
  body: CountIdSchema,
  answer: z.object({ releaseId: IdSchema, number: z.int(), status: StatisticsReleaseSchema.shape.status }),
});

export const DecideRelease = route({
  function: 'DecideRelease',
  method: 'POST',
  path: '/statistics/releases/{releaseId}/decision',
  summary: 'A second person releases what they have counted themselves by the same definition, or refuses.',
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR },
  needs: NEEDS,
  params: ReleaseParamsSchema,
  body: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve'), countId: IdSchema }),
    z.strictObject({ decision: z.literal('refuse') }),
  ]),
  answer: z.object({ releaseId: IdSchema, status: StatisticsReleaseSchema.shape.status }),
});

export const ListReleases = route({
  function: 'ListReleases',
  method: 'GET',
  path: '/statistics/releases',
  summary:
    'The ledger of figures that left the house, newest first; supervisors see those of their own office.',
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR, ...AUDITOR },
  reading: unrecorded('figures that left the house, nobody of a case'),
  needs: { table: 'read' },
  answer: z.object({
    ledgerId: IdSchema,
    releases: z.array(
      StatisticsReleaseSchema.omit({ type: true, schema: true, released: true }).extend({
        released: StatisticsReleaseSchema.shape.released
          .unwrap()
          .omit({ cells: true, values: true })
          .nullable(),
        /** How many numbers it shows. */
        shown: z.int(),
      }),
    ),
    people: z.array(PersonAtWorkSchema.omit({ name: true })),
  }),
});

export const ReadRelease = route({
  function: 'ReadRelease',
  method: 'GET',
  path: '/statistics/releases/{releaseId}/files',
  summary:
    'The files of a release as a ZIP archive in Base64: CSV, CSV with HXL tags, JSON, data dictionary. The same bytes each time, as the ledger proves.',
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR, ...AUDITOR },
  reading: unrecorded('figures that left the house, nobody of a case'),
  needs: { table: 'read' },
  params: ReleaseParamsSchema,
  answer: z.object({ name: z.string(), data: z.base64(), digest: z.string() }),
});

export const RELEASE_ROUTES = [
  CountStatistics,
  ReleaseStatistics,
  DecideRelease,
  ListReleases,
  ReadRelease,
] as const;
