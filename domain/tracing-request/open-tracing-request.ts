import * as z from 'zod';
import type { Case } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { memberOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { NewSoughtSchema } from './sought.ts';
import type { TracingRequest } from './tracing-request.ts';

export const NewTracingRequestSchema = z.strictObject({
  seekerId: z.string(),
  sought: z.strictObject(NewSoughtSchema.shape),
});
export type NewTracingRequest = z.infer<typeof NewTracingRequestSchema>;

/** Opens a tracing request for a member of the case; needs the seeker's consent to tracing. */
export function openTracingRequest(
  file: CaseFile,
  wanted: NewTracingRequest,
  command: Command,
): Change<{ requestId: string }> {
  memberOf(file, wanted.seekerId);
  const [consent = ''] = requireConsent(file, 'tracing-request', [], command.at, [wanted.seekerId]);
  const request = newRequest(file.case, wanted, command);
  if (file.tracing.some((other) => other.id === request.id))
    return { patch: {}, writes: [], facts: [], answer: { requestId: request.id } };
  return {
    patch: {},
    writes: [request],
    facts: [{ act: 'tracing-request.opened', subject: request.id, details: { consent } }],
    answer: { requestId: request.id },
  };
}

/** A new tracing request. */
export const newRequest = (
  { id: caseId, office }: Pick<Case, 'id' | 'office'>,
  wanted: NewTracingRequest,
  command: Command,
): TracingRequest => ({
  type: 'tracing-request',
  schema: 7,
  id: identifier('tracing', caseId, wanted.seekerId, command.id),
  caseId,
  office,
  seekerId: wanted.seekerId,
  sought: wanted.sought,
  status: 'opened',
  openedAt: command.at,
  reviews: 0,
  revision: 0,
  candidates: [],
  actions: [],
});
