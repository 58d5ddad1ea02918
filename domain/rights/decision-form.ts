import * as z from 'zod';
import { ToldSchema } from '../case/rights-request.ts';
import { NoteSchema, ReasonCodeSchema } from '../work-item/kind.ts';

/** The kind of work that answers a request about data. */
export const RIGHTS_REQUEST = 'rights-request';

/** What is granted may be an erasure, which destroys keys. */
export const IRREVERSIBLE_RIGHTS = ['granted'] as const;

/** How the person was told what was decided. */
const told = ToldSchema;
/** The decision on what somebody asked; what was changed, or why not, stays in the record. */
export const RightsDecisionForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('granted'), told, note: NoteSchema }),
  z.strictObject({ decision: z.literal('refused'), told, reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);
