import type { CaseFile } from '../case/case-file.ts';
import { isBefore, minus, plus, secondsBetween } from '../kernel/calendar.ts';
import { type Lever, type Step, waysOtherwise } from '../kernel/smallest-change.ts';
import type { Why } from '../kernel/why.ts';
import { patienceFor } from '../policy/policy.ts';
import type { WorkItem } from './work-item.ts';

const A_DAY_SECONDS = 86_400;
/** No time limit is thought of that is longer: the largest step of what the policy could have allowed. */
const LONGEST_DAYS = 366;

interface Waited {
  readonly openedAt: string;
  /** How long it may wait. */
  readonly due: string;
  /** When somebody decided it or, as nobody did, when the workflow asked again. */
  readonly until: string;
}

/** Why a supervisor was told of work, and what would have kept it from that; undefined if none was. */
export function whyEscalated(
  { policy, case: { priority } }: CaseFile,
  { kind, openedAt, dueAt, escalatedAt }: WorkItem,
): Why | undefined {
  if (escalatedAt === undefined) return undefined;
  const patience = patienceFor(policy, kind);
  const waited: Waited = { openedAt, due: `PT${secondsBetween(openedAt, dueAt)}S`, until: escalatedAt };
  const inTime = (now: Waited) => isBefore(now.until, plus(now.openedAt, now.due));
  const decided = minus(dueAt, 'PT1S');
  const levers: Lever<Waited>[] = [
    {
      lever: 'decided-before',
      steps: [{ values: { at: dueAt }, apply: (now) => ({ ...now, until: decided }) }],
    },
    { lever: 'patience-of', steps: longerThan(secondsBetween(openedAt, dueAt)) },
  ];
  if (priority !== 'normal')
    levers.push({
      lever: 'priority-normal',
      steps: [{ values: {}, apply: (now) => ({ ...now, due: patience.due }) }],
    });
  return {
    rule: 'escalated-by-patience',
    values: { at: dueAt, policy: policy.version },
    ways: waysOtherwise(inTime, waited, levers),
  };
}

/** Time limits of whole days that are longer than these seconds, the shortest first. */
function longerThan(seconds: number): Step<Waited>[] {
  const least = Math.floor(seconds / A_DAY_SECONDS) + 1;
  return Array.from({ length: Math.max(0, LONGEST_DAYS - least) }, (_, more) => ({
    values: { days: least + more },
    apply: (now) => ({ ...now, due: `P${least + more}D` }),
  }));
}
