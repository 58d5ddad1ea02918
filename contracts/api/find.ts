import * as z from 'zod';
import { PersonSchema } from '../../domain/case/person.ts';
import { CaseRowSchema } from '../../domain/casework/case-row.ts';
import { ExecutionIdSchema, ExecutionStatusSchema } from '../../domain/execution/execution-id.ts';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { AUDITOR, STAFF } from '../authorization.ts';
import { recordedAsFound } from '../reads.ts';
import { IdSchema, route } from './route.ts';
import { WorkItemRowSchema } from './work-items.ts';

/** Why something was found, the surest first. */
export const FOUND_BY = [
  'id',
  'number',
  'individual-number',
  'paper',
  'phone',
  'part-of-number',
  'name',
  'other-name',
  'reading',
  'sounds-alike',
] as const;

/** Why it was found, and the text that matched where the row does not show it. */
const WhySchema = z.object({ by: z.enum(FOUND_BY), text: personal(z.string()).nullable() });
/** How a text is read in Latin letters; null for one that is written in them. */
const ReadingSchema = personal(z.string()).nullable();

export const FoundCaseSchema = CaseRowSchema.pick({
  caseId: true,
  number: true,
  programme: true,
  status: true,
  office: true,
  destinationOffice: true,
  stages: true,
  restricted: true,
}).extend({
  /** Who in the household was found, or else the principal applicant. */
  personId: IdSchema.nullable(),
  name: PersonSchema.shape.name.nullable(),
  reading: ReadingSchema,
  /** The principal applicant, where somebody else was found. */
  principal: PersonSchema.shape.name.nullable(),
  why: WhySchema,
});
export type FoundCase = z.infer<typeof FoundCaseSchema>;

export const FoundSponsorSchema = z.object({
  sponsorId: IdSchema,
  name: SponsorSchema.shape.name,
  reading: ReadingSchema,
  kind: SponsorSchema.shape.kind,
  office: OfficeSchema,
  why: WhySchema,
});
export type FoundSponsor = z.infer<typeof FoundSponsorSchema>;

export const FoundExecutionSchema = z.object({
  executionId: ExecutionIdSchema,
  workflow: z.string(),
  status: ExecutionStatusSchema,
  caseId: IdSchema,
});

export const FindAnything = route({
  function: 'FindAnything',
  method: 'POST',
  path: '/find',
  summary:
    'Finds cases, persons, sponsors, work and executions that the caller may see by a number, part of a name in any script, a phone or a paper, and says why. Whoever is shown is recorded; a `settled` search each time. The text is in the body, because a name in a URL would end up in histories and logs.',
  status: 200,
  grants: { ...STAFF, ...AUDITOR },
  reading: recordedAsFound('everything.searched', 'identity'),
  needs: { keysIds: true, memoryMb: 1024, archive: 'read', workflows: ['describe'] },
  body: z.strictObject({
    text: personal(z.string().trim().min(2).max(200)),
    /** True once the person has stopped typing; before that, they still look for whom they mean. */
    settled: z.boolean().default(false),
  }),
  answer: z.object({
    cases: z.array(FoundCaseSchema),
    sponsors: z.array(FoundSponsorSchema),
    workItems: z.array(WorkItemRowSchema),
    executions: z.array(FoundExecutionSchema),
    /** True if the caller may see more than was returned. */
    more: z.boolean(),
  }),
});

export const FIND_ROUTES = [FindAnything] as const;
