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

/** Refuses to confirm somebody whose identity their own office has not agreed to share. */
export function refuseUnshared(context: Pick<DecisionContext, 'file' | 'item'>): void {
  const { sharing } = about(context).candidate;
  if (sharing === undefined || sharing.status === 'agreed') return;
  throw new CaseError(
    'WrongState',
    `Expected a person whose office agreed to show who they are, received one of whom it has ${sharing.status === 'asked' ? 'not said yet' : 'declined'}.`,
  );
}

/** Says that somebody cannot be confirmed whose identity their own office has not agreed to share. */
export function closedUnshared(file: CaseFile, subject: string | undefined, decision: string): Closed[] {
  const sharing = candidateOf(file.tracing, subject)?.candidate.sharing;
  if (sharing === undefined || sharing.status === 'agreed') return [];
  return [{ decision, why: `sharing-${sharing.status}` }];
}

/** Stops asking to see who somebody is once they are rejected. */
export const endSharing = ({ file, item }: Pick<DecisionContext, 'file' | 'item'>): Change => ({
  ...noChange({}),
  writes: sharingEnded(file, item.subject ?? ''),
});

/** The candidate to ask about, unless they left the request or were settled before the item opened. */
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
 * Before another office sees who a candidate is, a second person agrees: a tracing officer of the candidate's own
 * office. They see who the candidate is, as whose relative, for which office, and how well the fields agree, but
 * nothing about the seeker. If they decline, the other office only sees agreement and bits, and cannot confirm.
 */
export const identitySharing = workItemKind({
  kind: SHARING,
  stage: 'family-tracing',
  role: 'tracing-officer',
  place: 'asylum',
  irreversible: ['agree'],
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
