import * as z from 'zod';
import { LegalHoldSchema } from '../../domain/case/legal-hold.ts';
import { RightsRequestSchema } from '../../domain/case/rights-request.ts';
import { AskedRightSchema } from '../../domain/rights/ask-right.ts';
import { ERASURE_OBSTACLES } from '../../domain/rights/erasure.ts';
import { NewHoldSchema } from '../../domain/rights/hold.ts';
import { LeftoverSchema } from '../../domain/rights/leftovers.ts';
import { KeptSchema } from '../../domain/rights/retention.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { PersonAtWorkSchema } from '../../domain/work-item/person-at-work.ts';
import { own } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { IdSchema, route } from './route.ts';

/** Those who care for a case, or for a sponsor: each reaches the records of their office. */
const WHO_ASKS = own('caseworker', 'protection-officer', 'sponsorship-officer', 'supervisor');
const WHO_DECIDES = own('protection-officer', 'supervisor');
const WHO_HOLDS = { ...own('supervisor'), administrator: 'all-offices' } as const;

/** `recordId` is the id of a case or of a sponsor. */
const RecordParamsSchema = z.object({ recordId: IdSchema });
const stored = { type: true, schema: true, caseId: true } as const;

export const AskRight = route({
  function: 'AskRight',
  method: 'POST',
  path: '/records/{recordId}/rights',
  summary:
    'Records that a member of a household or a sponsor asked for a correction, restriction, objection or erasure; a supervisor decides.',
  status: 202,
  grants: WHO_ASKS,
  params: RecordParamsSchema,
  body: AskedRightSchema,
  answer: z.object({ requestId: IdSchema }),
});

export const ListRights = route({
  function: 'ListRights',
  method: 'GET',
  path: '/records/{recordId}/rights',
  summary:
    'What was asked about the data of a case or sponsor and what became of it, and its legal holds; newest first.',
  status: 200,
  grants: { ...WHO_ASKS, ...WHO_HOLDS, auditor: 'all-offices' },
  reading: recorded('rights.listed', 'identity', 'contact'),
  params: RecordParamsSchema,
  answer: z.object({
    recordId: IdSchema,
    /** Words only for those who see identity. */
    requests: z.array(
      RightsRequestSchema.omit(stored).extend({
        /** What of an erased record can still exist for a time; absent for what is not erased. */
        leftovers: z.array(LeftoverSchema).optional(),
        /** What whoever it is about speaks, for the receipt; empty once that is erased, or for who may not see it. */
        languages: z.array(z.string()),
      }),
    ),
    holds: z.array(LegalHoldSchema.omit(stored).partial({ reference: true })),
    /** Whether a case is kept although its time was over: until when, and why; the note only for those who see identity. */
    kept: KeptSchema.nullable(),
    /** Names of the people whom the list mentions by id. */
    people: z.array(PersonAtWorkSchema),
  }),
});

const CountsSchema = z.record(z.string(), z.int());

export const ReadErasure = route({
  function: 'ReadErasure',
  method: 'GET',
  path: '/records/{recordId}/erasure',
  summary: 'What erasing a member, a whole case or a sponsor would do now, and what stands in its way.',
  status: 200,
  grants: WHO_ASKS,
  reading: recorded('erasure.previewed'),
  params: RecordParamsSchema,
  query: z.object({ personId: IdSchema.optional() }),
  answer: z.object({
    recordId: IdSchema,
    /** How many records go and stay, by type. */
    goes: CountsSchema,
    stays: CountsSchema,
    obstacle: z.enum(ERASURE_OBSTACLES).nullable(),
    /** Other cases that hold somebody concerned, because a household parted, and that the caller may see: each is asked in by itself. */
    elsewhere: z.array(z.object({ caseId: IdSchema })),
    /** What could still exist for a time, if it was erased now; backups last. */
    leftovers: z.array(LeftoverSchema),
  }),
});

export const LiftRight = route({
  function: 'LiftRight',
  method: 'POST',
  path: '/records/{recordId}/rights/{requestId}/lift',
  summary: 'Ends a restriction or an objection with a reason: the data may be used again.',
  status: 200,
  grants: WHO_DECIDES,
  params: RecordParamsSchema.extend({ requestId: IdSchema }),
  body: z.strictObject({ reasonCode: ReasonCodeSchema }),
  answer: z.object({ requestId: IdSchema }),
});

export const SetHold = route({
  function: 'SetHold',
  method: 'POST',
  path: '/records/{recordId}/holds',
  summary: 'Keeps everything about a case or sponsor from being erased, on the order of an authority.',
  status: 202,
  grants: WHO_HOLDS,
  params: RecordParamsSchema,
  body: NewHoldSchema,
  answer: z.object({ holdId: IdSchema }),
});

export const LiftHold = route({
  function: 'LiftHold',
  method: 'POST',
  path: '/records/{recordId}/holds/{holdId}/lift',
  summary: 'Lifts a legal hold with a reason.',
  status: 200,
  grants: WHO_HOLDS,
  params: RecordParamsSchema.extend({ holdId: IdSchema }),
  body: z.strictObject({ reasonCode: ReasonCodeSchema }),
  answer: z.object({ holdId: IdSchema }),
});

export const RIGHTS_ROUTES = [AskRight, ListRights, ReadErasure, LiftRight, SetHold, LiftHold] as const;
