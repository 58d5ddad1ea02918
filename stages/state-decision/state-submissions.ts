import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { DateSchema, InstantSchema } from '../../domain/kernel/calendar.ts';

const SubmissionSchema = z.object({
  /** The destination office of the state that was asked. */
  to: OfficeSchema,
  decision: z.enum(['accepted', 'accepted-in-part', 'denied']),
  reasonCode: z.string().optional(),
  at: InstantSchema,
});

/** The states to which a household was submitted and what they decided, and until when security checks are valid. */
export const StateSubmissionsSchema = z.object({
  type: z.literal('state-submissions'),
  schema: z.literal(1),
  caseId: z.string(),
  submissions: z.array(SubmissionSchema),
  /** As the state that accepted said; checks that end before the journey are asked for again. */
  securityValidUntil: DateSchema.optional(),
});
export type StateSubmissions = z.infer<typeof StateSubmissionsSchema>;

/** The record with one more decision; the state whose decision it is, is that of the destination office. */
export function withSubmission(
  { case: { id: caseId, destinationOffice }, stateSubmissions: before }: CaseFile,
  decided: Omit<z.infer<typeof SubmissionSchema>, 'to'>,
  securityValidUntil?: string,
): StateSubmissions[] {
  if (destinationOffice === undefined) return [];
  return [
    {
      ...{ type: 'state-submissions', schema: 1, caseId },
      submissions: [...(before?.submissions ?? []), { to: destinationOffice, ...decided }],
      ...(securityValidUntil === undefined ? {} : { securityValidUntil }),
    },
  ];
}

declare module '../../domain/case/entities.ts' {
  interface Entities {
    'state-submissions': StateSubmissions;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    stateSubmissions?: StateSubmissions;
  }
}
