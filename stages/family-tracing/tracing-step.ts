import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { TracingRequest, TracingStatus } from '../../domain/tracing-request/tracing-request.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { mayFind, sharingEnded } from './end-sharing.ts';

export const officer = { stage: 'family-tracing', role: 'tracing-officer', place: 'asylum' } as const;
export const yes = <D extends string>(decision: D) =>
  z.strictObject({ decision: z.literal(decision), note: NoteSchema });
export const no = <D extends string>(decision: D) =>
  z.strictObject({ decision: z.literal(decision), reasonCode: ReasonCodeSchema, note: NoteSchema });

/** The request an item is about; the subject of candidate items begins with it: `request/case/person`. */
export function requestOf({ file, item }: DecisionContext): TracingRequest {
  const request = file.tracing.find((candidate) => candidate.id === item.subject?.split('/')[0]);
  if (!request)
    throw new CaseError('NotFound', `Expected a tracing request of the case, received ${item.subject}.`);
  return request;
}

/** States in which nobody is searched, asked or put in contact. */
const OVERTAKEN = new Set<TracingStatus>(['death-reported', 'to-be-told', 'closed']);

/**
 * Work of a search is not opened once a death was reported, there is an answer, or a consent ended: a workflow that does
 * not know it yet starts over, and goes on with what is next.
 */
export function requestToWorkOn({ tracing }: CaseFile, subject: string): TracingRequest | undefined {
  const request = tracing.find(({ id }) => id === subject.split('/')[0]);
  if (request && OVERTAKEN.has(request.status))
    throw new CaseError(
      'RenewalDue',
      `Expected a request that goes on, received one that is ${request.status}.`,
    );
  return request;
}

export function moved(
  context: DecisionContext,
  form: { decision: string },
  to: Partial<TracingRequest>,
): Change {
  const request = requestOf(context);
  const { kind } = context.item;
  const action = { at: context.command.at, kind, outcome: form.decision };
  const after = { ...request, ...to, actions: [...request.actions, action] };
  return {
    patch: {},
    writes: [after, ...(mayFind(after) ? [] : sharingEnded(context.file, request.id))],
    facts: [{ act: 'tracing-request.moved', subject: request.id, details: { kind, outcome: form.decision } }],
    answer: {},
  };
}

export const closed = (outcome: string) => ({ status: 'closed', outcome }) as const;

/** What a search may find that the seeker is told before it is closed. */
export type Answer = 'alive-no-contact' | 'found-dead';

/** The search has an answer: it is closed with it once the seeker has been told. */
export const toTell = (outcome: Answer) => ({ status: 'to-be-told', outcome }) as const;
