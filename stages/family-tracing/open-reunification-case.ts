import { GENESIS } from '../../domain/audit/chain.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { memberOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { Person } from '../../domain/case/person.ts';
import { askedFacts, protectionsOfMembers } from '../../domain/casework/protections-of-members.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { foundPerson } from '../../domain/tracing-request/tracing-request.ts';
import { requestNamed } from './search.ts';

/** The limit in `CaseRecordSchema`. */
const LONGEST_NUMBER = 60;

const linkedTo = (caseRecord: Case, caseId: string): NonNullable<Case['linked']> => [
  ...(caseRecord.linked ?? []).filter((link) => link.caseId !== caseId),
  { caseId, because: 'reunification' },
];

/** The id of the case in which a request's found person joins the seeker. */
export const reunificationCaseIdOf = (requestId: string): string =>
  identifier('case', requestId, 'reunification');

/** The relationship of somebody who comes along, in a case where the found person is the principal applicant. */
const besides = (found: Person, { relationship }: Person): Person['relationship'] => {
  if (relationship !== 'principal-applicant') return relationship;
  return found.relationship === 'spouse' ? 'spouse' : 'other-relative';
};

/**
 * Opens the family-reunification case in which the found person joins the seeker, once both sides agreed: the found
 * person is the applicant, and it has the seeker's destination. Household members who come along, everyone's own
 * consents, the flags and whatever else protects them move with it. Once the case is open this changes nothing more; anyone who
 * left the first case for it is admitted, whatever happened to the request meanwhile.
 */
export function openReunificationCase(
  file: CaseFile,
  requestId: string,
  { found, moving }: { found: CaseFile; moving: readonly string[] },
  policy: Policy,
  command: Command,
): Change {
  const request = requestNamed(file, requestId);
  if (request.reunificationCaseId) return noChange({ reunificationCaseId: request.reunificationCaseId });
  const confirmed = foundPerson(request);
  const id = reunificationCaseIdOf(request.id);
  const left = found.case.linked?.some((link) => link.caseId === id) ?? false;
  if (!confirmed || (request.status !== 'reunification-agreed' && !left))
    throw new CaseError(
      'WrongState',
      `Expected an agreed reunification, received a request that is ${request.status}.`,
    );
  const person = memberOf(found, confirmed.personId);
  const suffix = '/FR';
  const caseRecord: Case = {
    type: 'case',
    schema: 13,
    id,
    version: 1,
    programme: 'family-reunification',
    policyVersion: policy.version,
    number: `${found.case.number.slice(0, LONGEST_NUMBER - suffix.length)}${suffix}`,
    office: found.case.office,
    ...(file.case.destinationOffice === undefined ? {} : { destinationOffice: file.case.destinationOffice }),
    status: 'active',
    run: 1,
    primaryCategory: 'restoring-family-unity',
    secondaryCategory: 'lack-of-foreseeable-alternatives',
    priority: found.case.priority,
    preferences: [],
    registeredAt: command.at,
    stages: {},
    linked: [
      { caseId: file.case.id, because: 'reunification' },
      { caseId: found.case.id, because: 'reunification' },
    ],
    audit: { seq: 0, hash: GENESIS },
  };
  const protections = protectionsOfMembers(found, moving, id);
  const details = { because: 'reunification', request: request.id };
  return {
    patch: { linked: linkedTo(file.case, id) },
    writes: [{ ...request, reunificationCaseId: id }],
    facts: [
      { act: 'reunification.opened', subject: request.id, details: { case: id, members: [...moving] } },
    ],
    answer: { reunificationCaseId: id },
    opened: [
      {
        case: caseRecord,
        writes: [
          ...found.persons
            .filter((member) => moving.includes(member.id))
            .map((member) => ({
              ...member,
              caseId: id,
              version: 1,
              status: 'active' as const,
              relationship:
                member.id === person.id ? ('principal-applicant' as const) : besides(person, member),
            })),
          ...found.consents
            .filter(({ personId }) => moving.includes(personId))
            .map((consent) => ({ ...consent, caseId: id })),
          ...found.flags
            .filter(({ liftedAt }) => liftedAt === undefined)
            .map((flag) => ({ ...flag, caseId: id })),
          ...protections,
        ],
        facts: [{ act: 'case.opened', subject: file.case.id, details }, ...askedFacts(protections)],
      },
    ],
  };
}
