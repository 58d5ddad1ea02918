import type { CaseFile } from '../case/case-file.ts';
import type { Actor } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { FirstEyes } from './kind.ts';
import type { WorkItem } from './work-item.ts';

export type Decision = NonNullable<WorkItem['decision']>;

/** The latest decision on a kind of work item (with this subject and code, if given); undefined if there is none. */
export function latestDecision(
  file: CaseFile,
  kind: string,
  subject?: string,
  code?: string,
): Decision | undefined {
  const decided = file.workItems.filter(
    (item) =>
      item.kind === kind &&
      item.decision &&
      (subject === undefined || item.subject === subject) &&
      (code === undefined || item.decision.code === code),
  );
  return decided
    .flatMap(({ decision }) => decision ?? [])
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}

/** Four eyes on this decision: what the person who made it may not decide on review. */
export const firstEyes = (
  decision: Decision | undefined,
  closes: FirstEyes['closes'],
  again = true,
): FirstEyes | undefined => decision && { by: decision.by, closes, again };

/** Four eyes on a refusal: who refused before; undefined if the latest decision was not a refusal. */
export function firstRefusal(
  file: CaseFile,
  kind: string,
  code: string,
  subject?: string,
): FirstEyes | undefined {
  const before = latestDecision(file, kind, subject);
  return before?.code === code ? firstEyes(before, [code]) : undefined;
}

/** Four eyes: refuses if the actor also made the first decision. */
export function refuseSamePerson(first: Decision, actor: Actor, rule: string): void {
  if (first.by === actor.id)
    throw new CaseError('FourEyes', `${rule}; it was decided by the same person before.`);
}

/**
 * Four eyes on a refusal: true if somebody else has already refused, so that the refusal stands; false if this is the
 * first, and a second person has to be asked. Refuses the first person if they try again.
 */
export function refusedBySecond(
  file: CaseFile,
  { kind, subject }: Pick<WorkItem, 'kind' | 'subject'>,
  code: string,
  actor: Actor,
): boolean {
  const before = latestDecision(file, kind, subject);
  if (before?.code !== code) return false;
  refuseSamePerson(before, actor, 'A relationship is refused by two persons');
  return true;
}
