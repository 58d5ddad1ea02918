import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { unchanged } from '../../domain/case/change.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { candidateOf } from '../../domain/tracing-request/tracing-request.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';

const KIND = 'identity-sharing';

const about = ({ file, item }: Pick<DecisionContext, 'file' | 'item'>) => {
  const found = candidateOf(file.tracing, item.subject);
  if (!found)
    throw new CaseError('WrongState', 'Expected a candidate of a tracing request, received one who is none.');
  return found;
};

/** Refuses to confirm somebody whose record the office that has it has not shown. */
export function refuseUnshared(context: Pick<DecisionContext, 'file' | 'item'>): void {
  const { sharing } = about(context).candidate;
  if (sharing === undefined || sharing.status === 'agreed') return;
  throw new CaseError(
    'WrongState',
    `Expected a person whose office agreed to show who they are, received one of whom it has ${sharing.status === 'asked' ? 'not said yet' : 'declined'}.`,
  );
}

/** Nobody asks any more to see who somebody is when they were rejected. */
export const endSharing = ({ file, item }: Pick<DecisionContext, 'file' | 'item'>): Change => ({
  ...unchanged({}),
  puts: file.workItems
    .filter((other) => other.kind === KIND && other.subject === item.subject && isOpen(other))
    .map((other) => ({ ...other, status: 'cancelled' as const, version: other.version + 1 })),
});

function asked(file: CaseFile, subject: string) {
  const found = candidateOf(file.tracing, subject);
  if (!found) return {};
  const { request, candidate } = found;
  const { office, caseId, personId, match } = candidate;
  const asking = { office: request.office ?? file.case.office, relationship: request.sought.relationship };
  return { ...(office ? { office } : {}), context: { caseId, personId, match, asking } };
}

/**
 * Before another office sees who a candidate is, a second person agrees: a tracing officer of the office that has the
 * person's case. They see whom it is about, as whose relative, for which office, and how well the fields agree; nothing
 * of the seeker. Declined, the other office goes on with agreement and bits alone, and cannot confirm.
 */
export const identitySharing = workItemKind({
  kind: KIND,
  stage: 'family-tracing',
  role: 'tracing-officer',
  place: 'asylum',
  prepare: asked,
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('agree'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('decline'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide(context, form) {
    const { request, candidate } = about(context);
    const { command } = context;
    const sharing = {
      status: form.decision === 'agree' ? ('agreed' as const) : ('declined' as const),
      by: command.actor.id,
      at: command.at,
      ...('reasonCode' in form ? { reasonCode: form.reasonCode } : {}),
    };
    const candidates = request.candidates.map((one) => (one === candidate ? { ...one, sharing } : one));
    const action = { at: command.at, kind: KIND, outcome: sharing.status };
    return {
      head: {},
      puts: [{ ...request, candidates, actions: [...request.actions, action] }],
      facts: [
        {
          act: 'tracing-request.moved',
          subject: request.id,
          details: { kind: KIND, outcome: sharing.status },
        },
      ],
      answer: {},
    };
  },
});
