import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { PersonSchema } from '../case/person.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

const { name, birthDate, sex, relationship, status, individualNumber, identityPapers } = PersonSchema.shape;

/** A household shown beside another, for whoever decides whether they are the same. */
export const ComparedSchema = z.object({
  caseId: z.string(),
  caseNumber: personal(z.string()),
  office: OfficeSchema,
  destinationOffice: OfficeSchema.optional(),
  registeredAt: InstantSchema,
  persons: z.array(
    z.object({
      personId: z.string(),
      name,
      ...{ birthDate, sex, relationship, status },
      individualNumber: individualNumber.unwrap().nullable(),
      identityPapers,
    }),
  ),
});
export type Compared = z.infer<typeof ComparedSchema>;

/** A case's household as shown for comparison. */
export const comparedOf = ({ case: caseRecord, persons }: CaseFile): Compared => ({
  caseId: caseRecord.id,
  caseNumber: caseRecord.number,
  ...{
    office: caseRecord.office,
    destinationOffice: caseRecord.destinationOffice,
    registeredAt: caseRecord.registeredAt,
  },
  persons: persons.map((person) => ({
    personId: person.id,
    ...{ name: person.name, birthDate: person.birthDate, sex: person.sex },
    ...{ relationship: person.relationship, status: person.status },
    individualNumber: person.individualNumber ?? null,
    ...(person.identityPapers ? { identityPapers: person.identityPapers } : {}),
  })),
});
