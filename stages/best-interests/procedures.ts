import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import { parentsAmong } from '../../domain/household/parents.ts';
import { ageAt, isBefore } from '../../domain/kernel/calendar.ts';
import type { Policy } from '../../domain/policy/policy.ts';

type Trigger = Policy['bestInterests']['triggers'][number];

/** What is known of a child that asks for a procedure. */
export const DUE_BECAUSE = [
  'unaccompanied',
  'separated',
  'custody-unclear',
  'married-or-expecting',
  'parent-missing',
  'any-child',
] as const;
export type DueBecause = (typeof DUE_BECAUSE)[number];

export interface Procedure {
  personId: string;
  procedure: 'determination' | 'assessment';
  because: DueBecause;
}

/** UNHCR's specific needs of children who are a spouse, a parent, or pregnant. */
const MARRIED_OR_EXPECTING = ['CR-MS', 'CR-CS', 'CR-CP', 'CR-TP'];

interface Circumstances {
  readonly child: Person;
  readonly children: readonly Person[];
  readonly adults: readonly Person[];
}

function isMarriedOrExpecting({ child, children, adults }: Circumstances): boolean {
  const { relationship, needs, needCodes = [] } = child;
  const hasSpouse = [...children, ...adults].some((other) => other.relationship === 'spouse');
  return (
    relationship === 'spouse' ||
    (relationship === 'principal-applicant' && hasSpouse) ||
    needs.includes('pregnancy') ||
    needCodes.some((code) => code.startsWith('PG') || MARRIED_OR_EXPECTING.includes(code))
  );
}

const isParentMissing = ({ child, adults }: Circumstances): boolean =>
  child.custody === 'both-parents' && parentsAmong(child, adults).length < 2;

function matched(trigger: Trigger, about: Circumstances): DueBecause | undefined {
  const { separation, custody } = about.child;
  if (separation !== 'accompanied' && trigger.separation?.includes(separation)) return separation;
  if (trigger.custody?.some((one) => one === custody)) return 'custody-unclear';
  if (trigger.marriedOrExpecting && isMarriedOrExpecting(about)) return 'married-or-expecting';
  if (trigger.parentMissing && isParentMissing(about)) return 'parent-missing';
  return trigger.anyChild ? 'any-child' : undefined;
}

/**
 * The children whose best interests must be decided before the household is submitted to a state, by the programme's
 * rule table: a determination for an unaccompanied or separated child, an assessment where custody is not settled and
 * for a child who is married or expecting (UNHCR Best Interests Procedure Guidelines 2021; Resettlement Handbook 3.2).
 * The first rule that matches a child applies.
 */
export function proceduresDue(file: CaseFile, at: string): Procedure[] {
  const { majority, triggers } = file.policy.bestInterests;
  const members = activeMembers(file);
  const children = members.filter((person) => ageAt(person.birthDate, at) < majority);
  const adults = members.filter((person) => !children.includes(person));
  return children.flatMap((child) => {
    for (const trigger of triggers) {
      const because = matched(trigger, { child, children, adults });
      if (because) return [{ personId: child.id, procedure: trigger.procedure, because }];
    }
    return [];
  });
}

/**
 * The procedures that still need a decision in favour of proceeding: a decision against it for a child who is still a
 * member, or one from before the stage was reopened, settles nothing.
 */
export function proceduresOpen(file: CaseFile, at: string): Procedure[] {
  const stage = file.case.stages['best-interests'];
  const settled = file.bestInterests.filter(
    (record) =>
      record.decision === 'in-best-interests' &&
      (stage?.status !== 'reopened' || !isBefore(record.at, stage.at)),
  );
  return proceduresDue(file, at).filter(
    ({ personId }) => !settled.some((record) => record.personId === personId),
  );
}
