import { GENESIS } from '../audit/chain.ts';
import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change, OpenedCase } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import type { Command } from '../kernel/actor.ts';
import { identifier } from '../kernel/identifier.ts';
import { askedFacts, protectionsOfMembers } from './protections-of-members.ts';
import { recordsOfMembers } from './records-of-members.ts';

/** The limit in `CaseRecordSchema`. */
const LONGEST_NUMBER = 60;

interface Split {
  members: readonly string[];
  reasonCode: string;
  /** The status in which the linked case starts. */
  status: Case['status'];
  stages: Case['stages'];
  closing?: Case['closing'];
}

/**
 * Moves members into a new linked case (a split by member). It keeps the programme, policy version, office and
 * categories, and takes the given stages. Only the moved members' consents and records go with them.
 */
export function splitCase(
  file: CaseFile,
  split: Split,
  command: Command,
): { change: Change; opened: OpenedCase } {
  const from = file.case;
  const id = identifier('case', from.id, 'split', command.id, ...split.members);
  const order = (from.linked ?? []).filter((link) => link.because === 'split').length + 1;
  const leaving = file.persons.filter((person) => split.members.includes(person.id));
  const leads = principalOf(leaving);
  const {
    closing: _closing,
    healthValidUntil: _valid,
    interruptedRun: _run,
    overview: _overview,
    ...kept
  } = from;
  const suffix = `/${order}`;
  const caseRecord: Case = {
    ...kept,
    id,
    version: 1,
    number: `${from.number.slice(0, LONGEST_NUMBER - suffix.length)}${suffix}`,
    status: split.status,
    run: split.status === 'registered' ? 0 : 1,
    registeredAt: command.at,
    stages: split.stages,
    linked: [{ caseId: from.id, because: 'split' }],
    audit: { seq: 0, hash: GENESIS },
    ...(split.closing ? { closing: split.closing } : {}),
  };
  const along = recordsOfMembers(file, split.members, id, command.at);
  const protections = protectionsOfMembers(file, split.members, id);
  const details = { reasonCode: split.reasonCode, members: leaving.map((person) => person.id) };
  return {
    change: {
      patch: { linked: [...(from.linked ?? []), { caseId: id, because: 'split' }] },
      writes: [
        ...leaving.map((person) => ({
          ...person,
          version: person.version + 1,
          status: 'split' as const,
        })),
        ...along.left,
      ],
      facts: [{ act: 'case.split', subject: id, details }, ...along.facts],
      answer: { linkedCaseId: id },
    },
    opened: {
      case: caseRecord,
      writes: [
        ...leaving.map((person) => ({
          ...person,
          caseId: id,
          version: 1,
          relationship: person === leads ? ('principal-applicant' as const) : person.relationship,
        })),
        ...file.consents
          .filter(({ personId }) => split.members.includes(personId))
          .map((consent) => ({ ...consent, caseId: id })),
        ...file.flags
          .filter(({ liftedAt }) => liftedAt === undefined)
          .map((flag) => ({ ...flag, caseId: id })),
        ...protections,
        ...along.brought,
      ],
      facts: [
        { act: 'case.opened', subject: from.id, details: { because: 'split', ...details } },
        ...askedFacts(protections),
      ],
    },
  };
}

/** Who leads those who leave: the one who led before, otherwise the eldest. */
const principalOf = (leaving: readonly Person[]): Person | undefined =>
  leaving.find(({ relationship }) => relationship === 'principal-applicant') ??
  [...leaving].sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1))[0];
