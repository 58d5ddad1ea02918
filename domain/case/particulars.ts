import * as z from 'zod';
import { personal } from '../kernel/personal-data.ts';

/** What a household was registered with besides what every programme asks; the programme's schema says what. */
export const ParticularsSchema = z.object({
  type: z.literal('particulars'),
  schema: z.literal(1),
  caseId: z.string(),
  answers: personal(z.record(z.string(), z.unknown())),
});
export type Particulars = z.infer<typeof ParticularsSchema>;

declare module './entities.ts' {
  interface Entities {
    particulars: Particulars;
  }
}
