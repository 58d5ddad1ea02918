import * as z from 'zod';
import { PersonSchema } from '../../domain/case/person.ts';
import { NewCaseSchema } from '../../domain/casework/register-case.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { CASEWORK } from '../authorization.ts';
import { recordedEachTime } from '../reads.ts';
import { FoundRelativeSchema, SoughtMemberSchema } from '../sought-before.ts';
import { IdSchema, route } from './route.ts';

export const SearchAlike = route({
  function: 'SearchAlike',
  method: 'POST',
  path: '/cases/alike',
  summary:
    'Who of a household is probably registered already, is looked for, or looks for somebody registered, in cases that the caller may know about, before it is registered.',
  status: 200,
  grants: CASEWORK,
  reading: recordedEachTime('persons.compared', 'identity'),
  needs: { keysIds: true, memoryMb: 1024 },
  body: z.strictObject({
    members: NewCaseSchema.shape.members,
    /** Relatives are compared with the consents and requests of the household, by the rules of its programme. */
    relatives: z
      .strictObject(
        NewCaseSchema.pick({ programme: true, office: true, consents: true, tracing: true }).shape,
      )
      .optional(),
  }),
  answer: z.object({
    alike: z.array(
      z.object({
        /** The position of the person among those who were sent. */
        index: z.int().min(0),
        caseId: IdSchema,
        personId: IdSchema,
        number: personal(z.string()).nullable(),
        ...PersonSchema.pick({ name: true, birthDate: true, sex: true }).shape,
        probability: z.number(),
      }),
    ),
    sought: z.array(SoughtMemberSchema),
    found: z.array(FoundRelativeSchema),
  }),
});

export const ALIKE_ROUTES = [SearchAlike] as const;
