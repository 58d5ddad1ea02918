import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { refuseUnknownCountry } from '../../domain/case/place-codes.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { NewSoughtSchema, SoughtSchema } from '../../domain/tracing-request/sought.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { isSearching } from '../../domain/tracing-request/tracing-request.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { requestNamed } from './search.ts';

/** Everything now known about the sought person, complete, and why it changed. */
export const NewEvidenceSchema = z.strictObject({
  sought: z.strictObject({ ...NewSoughtSchema.shape, nationality: SoughtSchema.shape.nationality }),
  reasonCode: ReasonCodeSchema,
});

/** An action taken for a request, as in the Red Cross action log: day, kind, place, outcome. */
export const NewActionSchema = z.strictObject({
  on: z.iso.date(),
  kind: ReasonCodeSchema,
  place: z.string().trim().min(1).max(120).optional(),
  outcome: ReasonCodeSchema,
});

export const ReferenceSchema = z.strictObject({ reference: z.string().trim().min(1).max(60) });

type Changed = { requestId: string; revision: number };

const changed = (
  request: TracingRequest,
  act: string,
  details: Record<string, string | string[]>,
): Change<Changed> => ({
  patch: {},
  writes: [request],
  facts: [{ act, subject: request.id, details }],
  answer: { requestId: request.id, revision: request.revision },
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Changes what is known about the sought person. The registry is searched again at once, and people rejected on other
 * evidence may be proposed again. The audit names the fields, not their values.
 */
export function changeEvidence(
  file: CaseFile,
  requestId: string,
  { sought, reasonCode }: z.infer<typeof NewEvidenceSchema>,
): Change<Changed> {
  const { awaiting: _woken, ...request } = requestNamed(file, requestId);
  if (!isSearching(request))
    throw new CaseError(
      'WrongState',
      `Expected a request that is searched for, received one that is ${request.status}.`,
    );
  const fields = (Object.keys(SoughtSchema.shape) as (keyof typeof sought)[]).filter(
    (field) => !same(sought[field], request.sought[field]),
  );
  if (fields.length === 0) return noChange({ requestId, revision: request.revision });
  if (sought.nationality !== undefined)
    refuseUnknownCountry('sought.nationality', sought.nationality, request.sought.nationality);
  const renewed = { ...request, sought, revision: request.revision + 1, reviews: 0 };
  return changed(renewed, 'tracing-request.evidence-changed', { fields, reasonCode });
}

/** Adds an action to the log of a request; refuses one with a future date. */
export function recordAction(
  file: CaseFile,
  requestId: string,
  action: z.infer<typeof NewActionSchema>,
  { at, actor }: Command,
): Change<Changed> {
  if (action.on > todayAt(file.policy, file.case.office, at))
    throw invalid('on', rule('not-in-future'), 'a later date');
  const request = requestNamed(file, requestId);
  const actions = [...request.actions, { at, by: actor.id, ...action }];
  const { kind, outcome, on } = action;
  return changed({ ...request, actions }, 'tracing-request.action', { kind, outcome, on });
}

/** Records the reference that the national Red Cross or Red Crescent society uses for the request. */
export function setReference(file: CaseFile, requestId: string, reference: string): Change<Changed> {
  const request = requestNamed(file, requestId);
  if (request.redCrossReference === reference) return noChange({ requestId, revision: request.revision });
  return changed({ ...request, redCrossReference: reference }, 'tracing-request.referred', {});
}
