import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { LegalHold } from '../case/legal-hold.ts';
import { standingHolds } from '../case/legal-hold.ts';
import type { RightsRequest } from '../case/rights-request.ts';
import { detailsOf, isSameAsked } from '../case/rights-request.ts';
import { identifier } from '../kernel/identifier.ts';

type ProtectionsFile = Pick<CaseFile, 'holds' | 'rights'>;

/** A request about one member; one about the whole household holds for each who leaves it, without what was said. */
function forEach(request: RightsRequest, members: readonly string[]): RightsRequest[] {
  const { personId: about, words: _words, outcome: _outcome, ...rest } = request;
  if (about !== undefined) return members.includes(about) ? [request] : [];
  return members.map((personId) => ({ ...rest, id: identifier('rights', request.id, personId), personId }));
}

/** The request as the other case has it; undefined if it has nothing to say there. */
function asIn(
  toCase: string,
  request: RightsRequest,
  before: readonly RightsRequest[],
): RightsRequest | undefined {
  const { id, right, status, personId } = request;
  // Somebody decides on it in each case that has the data: the work is known by the id.
  if (status === 'asked')
    return before.some((one) => isSameAsked(one, request))
      ? undefined
      : { ...request, id: identifier('rights', id, toCase, String(personId)), caseId: toCase };
  if (right !== 'restriction' && right !== 'objection') return undefined;
  const known = before.find((one) => one.id === id);
  return status === 'granted' || (status === 'lifted' && known) ? { ...request, caseId: toCase } : undefined;
}

/**
 * What protects members goes with them to another case, or leaving one case would end it: legal holds that stand,
 * restrictions and objections that were granted, and whatever they asked about their data that nobody has decided on. A
 * restriction that was lifted here is lifted there too.
 */
export function protectionsOfMembers(
  from: ProtectionsFile,
  members: readonly string[],
  toCase: string,
  { holds, rights }: ProtectionsFile = { holds: [], rights: [] },
): (LegalHold | RightsRequest)[] {
  const known = standingHolds(holds).map(({ id }) => id);
  const brought = standingHolds(from.holds).filter(({ id }) => !known.includes(id));
  return [
    ...brought.map((hold) => ({ ...hold, caseId: toCase })),
    ...from.rights.flatMap((one) => forEach(one, members)).flatMap((one) => asIn(toCase, one, rights) ?? []),
  ];
}

/** What the other case's audit says of requests that came along and wait for an answer. */
export const askedFacts = (brought: Change['writes']): Change['facts'] =>
  brought
    .filter((one) => one.type === 'rights-request')
    .filter(({ status }) => status === 'asked')
    .map((one) => ({ act: 'right.asked', subject: one.id, details: detailsOf(one) }));
