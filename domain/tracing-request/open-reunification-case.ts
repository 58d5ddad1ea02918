import type { Command } from '../actor.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { unchanged } from '../case/change.ts';
import { CaseError } from '../errors.ts';
import { identifier } from '../identifier.ts';
import type { Policy } from '../policy/policy.ts';
import { requestNamed } from './search.ts';
import { foundPerson } from './tracing-request.ts';

/** As `CaseHeadSchema` has it. */
const LONGEST_NUMBER = 60;

const linkedTo = (head: Case, caseId: string): NonNullable<Case['linked']> => [
  ...(head.linked ?? []).filter((link) => link.caseId !== caseId),
  { caseId, because: 'reunification' },
];

/**
 * Opens the family-reunification case in which the found person joins the seeker, when both sides agreed: the found
 * person is its applicant, the seeker's destination its own. Once open, it changes nothing more.
 */
export function openReunificationCase(
  file: CaseFile,
  requestId: string,
  found: CaseFile,
  policy: Policy,
  command: Command,
): Change {
  const request = requestNamed(file, requestId);
  if (request.reunificationCaseId) return unchanged({ reunificationCaseId: request.reunificationCaseId });
  const confirmed = foundPerson(request);
  if (request.status !== 'reunification-agreed' || !confirmed)
    throw new CaseError(
      'WrongState',
      `Expected an agreed reunification, received a request that is ${request.status}.`,
    );
  const person = memberOf(found, confirmed.personId);
  const id = identifier('case', request.id, 'reunification');
  const suffix = '/FR';
  const head: Case = {
    type: 'case',
    schema: 5,
    id,
    version: 1,
    programme: 'family-reunification',
    policyVersion: policy.version,
    number: `${found.case.number.slice(0, LONGEST_NUMBER - suffix.length)}${suffix}`,
    office: found.case.office,
    destinationOffice: file.case.destinationOffice,
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
  const details = { because: 'reunification', request: request.id };
  return {
    head: { linked: linkedTo(file.case, id) },
    puts: [{ ...request, reunificationCaseId: id }],
    facts: [{ act: 'reunification.opened', subject: request.id, details: { case: id } }],
    answer: { reunificationCaseId: id },
    opened: [
      {
        case: head,
        puts: [
          { ...person, caseId: id, relationship: 'principal-applicant' },
          ...found.consents.map((consent) => ({ ...consent, caseId: id, signatory: person.id })),
        ],
        facts: [{ act: 'case.opened', subject: file.case.id, details }],
      },
    ],
  };
}

/** The found person's own case names the case in which they are reunited. */
export const linkReunification = (file: CaseFile, caseId: string): Change =>
  file.case.linked?.some((link) => link.caseId === caseId)
    ? unchanged({})
    : {
        head: { linked: linkedTo(file.case, caseId) },
        puts: [],
        facts: [{ act: 'case.linked', subject: caseId, details: { because: 'reunification' } }],
        answer: {},
      };
