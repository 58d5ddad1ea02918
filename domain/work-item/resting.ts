import type { CaseFile } from '../case/case-file.ts';
import { STAGES } from '../kernel/catalogue.ts';
import type { WorkItem } from './work-item.ts';

/** The stages whose decisions carry a stage: those it needs or, if it names none, the one before it. */
function carriersOf({ policy, rules }: CaseFile, { stage, kind }: WorkItem): readonly string[] {
  if (stage === 'family-tracing' || rules.kinds.find((one) => one.kind === kind)?.anyTime) return [];
  const needed: readonly string[] = STAGES[stage].needs;
  if (needed.length > 0) return needed;
  return policy.stages.slice(0, policy.stages.indexOf(stage)).slice(-1);
}

const requestOf = (subject: string): string => subject.split('/')[0] ?? subject;

/** True unless both are about somebody or something, and not about the same. */
const isAboutTheSame = (a: WorkItem, b: WorkItem): boolean =>
  a.subject === undefined || b.subject === undefined || requestOf(a.subject) === requestOf(b.subject);

const decidedAt = ({ decision }: WorkItem): number => Date.parse(decision?.at ?? '');

/**
 * The decided items of a case that an item rests on: those of its own stage about the same, and the last of each kind
 * in the stages that carry it.
 */
export function restsOn(file: CaseFile, item: WorkItem): ReadonlySet<string> {
  const carriers = carriersOf(file, item);
  const decided = file.workItems.filter((other) => other.decision && other.id !== item.id);
  const own = decided.filter(
    (other) =>
      (other.stage === item.stage && isAboutTheSame(other, item)) ||
      (other.kind === item.kind && other.subject === item.subject),
  );
  const before = decided.filter(
    (other) =>
      carriers.includes(other.stage) &&
      !decided.some(
        (later) =>
          later.kind === other.kind && later.subject === other.subject && decidedAt(later) > decidedAt(other),
      ),
  );
  return new Set([...own, ...before].map(({ id }) => id));
}
