import * as z from 'zod';
import { DueLineSchema } from '../../domain/plan/settled-as.ts';

/** What the form of a visit is drawn from; null for other work. */
export const ShownAtVisitSchema = z.object({
  /** Whom it scores, in which dimensions; `household` for all of them. */
  scored: z.array(z.object({ whom: z.string(), dimensions: z.array(z.string()) })).nullable(),
  /** Lines of the plan that it may settle: what is owed to whom, and until when. */
  due: z.array(DueLineSchema).nullable(),
  /** Other visits that this one may count for. */
  visits: z.array(z.string()).nullable(),
});
