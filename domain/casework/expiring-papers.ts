import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { IdentityPaper } from '../case/identity.ts';
import type { Person } from '../case/person.ts';
import { ASKED_BEFORE } from '../documents/expiring.ts';
import { dateOf, plus } from '../kernel/calendar.ts';
import type { MakeIdentifier } from '../kernel/identifier.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import type { RelayAction } from './relay.ts';

export const EXPIRING_PAPER = 'expiring-paper';

/** A paper whose last day is known. */
export type ExpiringPaper = IdentityPaper & { expiresOn: string };

/** Papers of the same kind and issuer; what is kept under `other` can be anything. */
const isOfItsKind = (one: IdentityPaper, other: IdentityPaper): boolean =>
  one.kind !== 'other' && one.kind === other.kind && one.country === other.country;

/**
 * The papers of a member that end within two months, or have ended, with none in their place that is valid for longer;
 * the first to end first. None of somebody who died or left.
 */
export function expiringPapers(
  { status, identityPapers = [] }: Pick<Person, 'status' | 'identityPapers'>,
  at: string,
): ExpiringPaper[] {
  if (status !== 'active') return [];
  const until = dateOf(plus(at, ASKED_BEFORE));
  const isLonger = ({ expiresOn }: IdentityPaper): boolean => expiresOn !== undefined && expiresOn > until;
  return identityPapers
    .filter((paper): paper is ExpiringPaper => paper.expiresOn !== undefined && paper.expiresOn <= until)
    .filter((paper) => !identityPapers.some((other) => isOfItsKind(paper, other) && isLonger(other)))
    .sort((a, b) => a.expiresOn.localeCompare(b.expiresOn));
}

/** The question about a paper, if none about it is open or answered: its name tells nobody which day it is. */
function questionAbout(
  person: Person,
  { kind, expiresOn }: ExpiringPaper,
  asked: readonly WorkItem[],
  keyed: MakeIdentifier,
): RelayAction | undefined {
  const name = `${person.caseId}-${keyed('paper', person.id, kind, expiresOn)}`;
  const before = asked.filter(({ execution }) => execution.includes(`:${name}-`));
  if (before.some(({ status }) => status !== 'cancelled')) return undefined;
  const about = { caseId: person.caseId, stage: 'closure', kind: EXPIRING_PAPER, subject: person.id };
  return {
    kind: 'start',
    workflow: 'case-attention',
    execution: `${name}-${before.length + 1}`,
    input: { ...about, context: { paperKind: kind } },
  };
}

/**
 * Asks for a newer paper where one of a member is about to expire: once for each kind and day, one after the other for
 * each person, and again after a question that was taken back.
 */
export function askAboutPapers(
  { case: { status }, persons, workItems }: Pick<CaseFile, 'case' | 'persons' | 'workItems'>,
  at: string,
  keyed: MakeIdentifier,
): RelayAction[] {
  if (status === 'closing' || status === 'closed') return [];
  return activeMembers({ persons }).flatMap((person) => {
    const asked = workItems.filter(({ kind, subject }) => kind === EXPIRING_PAPER && subject === person.id);
    if (asked.some(isOpen)) return [];
    const questions = expiringPapers(person, at).flatMap(
      (paper) => questionAbout(person, paper, asked, keyed) ?? [],
    );
    return questions.slice(0, 1);
  });
}

/** Open questions about papers of these persons, or of everybody, taken back: they left, or the case ends. */
export const withdrawnQuestions = (
  workItems: readonly WorkItem[],
  personIds?: readonly string[],
): WorkItem[] =>
  workItems
    .filter((item) => item.kind === EXPIRING_PAPER && isOpen(item))
    .filter(({ subject = '' }) => personIds?.includes(subject) ?? true)
    .map((item) => ({ ...item, status: 'cancelled', version: item.version + 1 }));
