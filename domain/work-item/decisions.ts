import type { CaseFile } from '../case/case-file.ts';
import type { Actor } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { FirstEyes } from './kind.ts';
import type { WorkItem } from './work-item.ts';

export type Decision = NonNullable<WorkItem['decision']>;

/** The latest decision on a kind of work item (about one subject, of one code, when given); undefined when there is none. */
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
  return decided.map((item) => item.decision!).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}

/** Four eyes on this decision: what whoever made it may not decide when it is looked at again. */
export const firstEyes = (
  decision: Decision | undefined,
  closes: FirstEyes['closes'],
  again = true,
): FirstEyes | undefined => decision && { by: decision.by, closes, again };

/** Four eyes on a refusal: who refused before; undefined when the latest decision is another one. */
export function firstRefusal(
  file: CaseFile,
  kind: string,
  code: string,
  subject?: string,
): FirstEyes | undefined {
  const before = latestDecision(file, kind, subject);
  return before?.code === code ? firstEyes(before, [code]) : undefined;
}

/** Four eyes: refuses when the actor is the one who made the first decision. */
export function refuseSamePerson(first: Decision, actor: Actor, rule: string): void {
  if (first.by === actor.id)
    throw new CaseError('FourEyes', `${rule}; it was decided by the same person before.`);
}

/**
 * Four eyes on a refusal: true when somebody else has refused the same before, so that it stands; false when this is
 * the first, and the work is to be asked of a second person. Refuses the first one who asks again.
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
