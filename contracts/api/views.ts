import * as z from 'zod';
import { CaseStatusSchema, PrioritySchema } from '../../domain/case/case.ts';
import { ExecutionStatusSchema } from '../../domain/execution/execution-id.ts';
import { OfficeSchema, RoleSchema } from '../../domain/kernel/actor.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { SavedViewSchema, ShareSchema, ViewedListSchema } from '../../domain/staff/saved-view.ts';
import { ATTENTION } from '../../domain/work-item/attention.ts';
import { QUEUE_VIEWS } from '../../domain/work-item/queue.ts';
import { QUEUE_SORTS } from '../../domain/work-item/queue-order.ts';
import { ADMINISTRATOR, AUDITOR, MANAGEMENT, STAFF } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { WorkflowSchema } from './executions.ts';
import { IdSchema, route } from './route.ts';

const sorts = (...columns: readonly string[]) =>
  z.enum(columns.flatMap((column) => [column, `-${column}`])).optional();
const DaySchema = z.iso.date().optional();

/**
 * What a view of each list may hold: filters that are codes, numbers or days, and an order. Nothing of it is a text that
 * somebody writes, so that no name of anybody is kept in a view.
 */
const PLACES = {
  work: z.strictObject({
    queue: z.union([RoleSchema, z.enum(['escalated', 'pressing', ...ATTENTION])]).optional(),
    view: z.enum(QUEUE_VIEWS).optional(),
    sort: z.enum(QUEUE_SORTS).optional(),
  }),
  cases: z.strictObject({
    place: z.enum(['asylum', 'destination']).optional(),
    status: CaseStatusSchema.optional(),
    programme: ProgrammeSchema.optional(),
    priority: PrioritySchema.optional(),
    office: OfficeSchema.optional(),
    sort: sorts('registered', 'case', 'due', 'since', 'members', 'programme', 'priority', 'offices'),
  }),
  sponsors: z.strictObject({
    vetting: z.union([z.literal('needs'), SponsorSchema.shape.vetting.shape.status]).optional(),
    places: z
      .string()
      .regex(/^\d{1,3}$/)
      .optional(),
    sort: sorts('name', 'kind', 'vetting', 'places'),
  }),
  executions: z.strictObject({
    workflow: z.union([WorkflowSchema, z.literal('every')]).optional(),
    status: ExecutionStatusSchema.optional(),
    from: DaySchema,
    to: DaySchema,
    sort: sorts('workflow', 'status', 'started', 'duration'),
  }),
};

/** Nobody finds a case by the name of a view: no run of digits as case numbers and birth dates have. */
const NameSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((name) => !/\d{3}/.test(name), 'has no number in it');

const named = {
  /** The view to change; a new one is made without it. */
  viewId: IdSchema.optional(),
  name: NameSchema,
  columns: SavedViewSchema.shape.columns,
  share: ShareSchema.default('nobody'),
};

const NewViewSchema = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('work'), place: PLACES.work, ...named }),
  z.strictObject({ list: z.literal('cases'), place: PLACES.cases, ...named }),
  z.strictObject({ list: z.literal('sponsors'), place: PLACES.sponsors, ...named }),
  z.strictObject({ list: z.literal('executions'), place: PLACES.executions, ...named }),
]);

const EVERYBODY = { ...STAFF, ...AUDITOR, ...ADMINISTRATOR, ...MANAGEMENT };
const ViewParamsSchema = z.object({ viewId: IdSchema });

export const ListViews = route({
  function: 'ListViews',
  method: 'GET',
  path: '/views',
  summary:
    'The views of lists that the caller saved, and those shared with them; with which each list begins.',
  status: 200,
  grants: EVERYBODY,
  reading: unrecorded('filters by code, nobody of a case'),
  answer: z.object({
    views: z.array(
      SavedViewSchema.pick({ list: true, name: true, place: true, columns: true, shared: true }).extend({
        viewId: IdSchema,
        /** Whether the caller saved it, and may change it. */
        mine: z.boolean(),
        /** Whether the caller's list begins with it. */
        first: z.boolean(),
      }),
    ),
  }),
});

export const SaveView = route({
  function: 'SaveView',
  method: 'POST',
  path: '/views',
  summary:
    'Saves or changes a view of a list: filters, order and columns under a name, for oneself, the own office, or a role.',
  status: 201,
  grants: EVERYBODY,
  needs: { audit: [] },
  body: NewViewSchema,
  answer: z.object({ viewId: IdSchema }),
});

export const RemoveView = route({
  function: 'RemoveView',
  method: 'POST',
  path: '/views/{viewId}/removal',
  summary: "Removes one of the caller's views, also from those with whom it was shared.",
  status: 200,
  grants: EVERYBODY,
  needs: { audit: [] },
  params: ViewParamsSchema,
  answer: z.object({ viewId: IdSchema }),
});

export const ChooseFirstView = route({
  function: 'ChooseFirstView',
  method: 'POST',
  path: '/views/first',
  summary: "Chooses the view with which the caller's list begins; `null` for the list's own.",
  status: 200,
  grants: EVERYBODY,
  needs: { audit: [] },
  body: z.strictObject({ list: ViewedListSchema, viewId: IdSchema.nullable() }),
  answer: z.object({ viewId: IdSchema.nullable() }),
});

export const VIEW_ROUTES = [ListViews, SaveView, RemoveView, ChooseFirstView] as const;
