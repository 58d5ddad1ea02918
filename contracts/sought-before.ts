import * as z from 'zod';
import { PersonSchema } from '../domain/case/person.ts';
import { personal } from '../domain/kernel/personal-data.ts';
import { SoughtSchema } from '../domain/tracing-request/sought.ts';
import { EvidenceRowSchema } from '../stages/family-tracing/evidence-view.ts';

const matched = {
  number: personal(z.string()).nullable(),
  band: z.string(),
  probability: z.number(),
  evidence: z.array(EvidenceRowSchema),
};

/** A person about to be registered whom a registered household is probably looking for. */
export const SoughtMemberSchema = z.object({
  /** The position of the person among the members. */
  index: z.int().min(0),
  caseId: z.string(),
  requestId: z.string(),
  /** The name under which they are looked for, by whom, and what they are to that person. */
  name: personal(z.string()).nullable(),
  seeker: personal(z.string()),
  relationship: SoughtSchema.shape.relationship,
  ...matched,
});

/** A registered person whom the household about to be registered is probably looking for. */
export const FoundRelativeSchema = z.object({
  /** The position of the request among those of the household. */
  request: z.int().min(0),
  caseId: z.string(),
  personId: z.string(),
  ...PersonSchema.pick({ name: true, birthDate: true, sex: true }).shape,
  ...matched,
});
