import * as z from 'zod';
import { personal } from '../domain/kernel/personal-data.ts';
import { PersonAtWorkSchema } from '../domain/work-item/person-at-work.ts';
import { CaseViewSchema } from './case-view.ts';
import { StageWhySchema } from './why-of-case.ts';

/** A case as it is answered to its reader, with what is looked up for the view. */
export const CaseAnswerSchema = CaseViewSchema.extend({
  /** The numbers of the cases that it names, where the reader may know them. */
  numbers: z.record(z.string(), personal(z.string())),
  /** Who recorded and decided changes of the household, and who took its open work. */
  people: z.array(PersonAtWorkSchema),
  /** Why stages are open again. */
  why: z.array(StageWhySchema),
  /** Readings in Latin letters of members' names in other scripts, by person: an aid, no spelling of a document. */
  latin: z.record(z.string(), personal(z.string())),
});
