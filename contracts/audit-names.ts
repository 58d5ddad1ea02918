import * as z from 'zod';
import { personal } from '../domain/kernel/personal-data.ts';
import { PersonAtWorkSchema } from '../domain/work-item/person-at-work.ts';

/** Whom entries name by id, as far as this reader may know them; of others the id stays. */
export const AuditNamesSchema = z.object({
  /** Colleagues, from their last sign-in. */
  people: z.array(PersonAtWorkSchema),
  /** Members of the household and sponsors by id, and how a name in another script is read; nobody for auditors. */
  names: z.record(
    z.string(),
    z.object({ name: personal(z.string()), latin: personal(z.string()).nullable() }),
  ),
});
export type AuditNames = z.infer<typeof AuditNamesSchema>;
