import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { candidateOf } from '../../domain/tracing-request/tracing-request.ts';
import type { Closed, DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { mayFind, SHARING, sharingEnded } from './end-sharing.ts';

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

/** That somebody cannot be confirmed whose record the office that has it has not shown. */
export function closedUnshared(file: CaseFile, subject: string | undefined, decision: string): Closed[] {
  const sharing = candidateOf(file.tracing, subject)?.candidate.sharing;
  if (sharing === undefined || sharing.status === 'agreed') return [];
  return [{ decision, why: `sharing-${sharing.status}` }];
}

/** Nobody asks any more to see who somebody is when they were rejected. */
export const endSharing = ({ file, item }: Pick<DecisionContext, 'file' | 'item'>): Change => ({
  ...noChange({}),
  writes: sharingEnded(file, item.subject ?? ''),
});

/** Who is asked about: not somebody who left the request, or was settled, between the question and its opening. */
function stillAsked(file: CaseFile, subject = '') {
  const found = candidateOf(file.tracing, subject);
  const { decision, sharing } = found?.candidate ?? {};
  const waits = (decision === 'open' || decision === 'deferred') && sharing?.status === 'asked';
  if (found && waits && mayFind(found.request)) return found;
  throw new CaseError(
    'WrongState',
    `Expected a candidate whom a search still asks about, received one of a request that is ${found?.request.status ?? 'not there'}, ${decision ?? 'not proposed'}, ${sharing?.status ?? 'not asked about'}.`,
  );
}

function asked(file: CaseFile, subject: string) {
  const { request, candidate } = stillAsked(file, subject);
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
  kind: SHARING,
  stage: 'family-tracing',
  role: 'tracing-officer',
  place: 'asylum',
  prepare: asked,
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('agree'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('decline'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide(context, form) {
    const { request, candidate } = stillAsked(context.file, context.item.subject);
    const { command } = context;
    const sharing = {
      status: form.decision === 'agree' ? ('agreed' as const) : ('declined' as const),
      by: command.actor.id,
      at: command.at,
      ...('reasonCode' in form ? { reasonCode: form.reasonCode } : {}),
    };
    const candidates = request.candidates.map((one) => (one === candidate ? { ...one, sharing } : one));
    const action = { at: command.at, kind: SHARING, outcome: sharing.status };
    return {
      patch: {},
      writes: [{ ...request, candidates, actions: [...request.actions, action] }],
      facts: [
        {
          act: 'tracing-request.moved',
          subject: request.id,
          details: { kind: SHARING, outcome: sharing.status },
        },
      ],
      answer: {},
    };
  },
});
