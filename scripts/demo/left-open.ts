import { stateMachineArn } from '../../local/account.ts';
import type { Host } from '../../local/host.ts';
import type { DemoCaseNote } from '../../local/identity/demo-cases.ts';
import type { Act, OpenedItem } from './workforce.ts';

const DAY = 86_400_000;

/** Work of the last days left to the person who opens the demo, so that no desk is empty: days by kind. */
const LEFT: Record<string, number> = {
  'eligibility-review': 4,
  'eligibility-approval': 6,
  'state-decision': 7,
  'best-interests': 40,
  'health-exam': 14,
  'orientation-session': 14,
  'sponsor-proposal': 26,
  'sponsor-offer': 12,
  'placement-decision': 30,
  'travel-documents': 21,
  'travel-booking': 21,
  'follow-up-visit': 40,
  'follow-up-action': 40,
  'protection-concern': 40,
  'tracing-candidate': 12,
  'tracing-confirmation': 12,
  'failed-stage': 30,
};

/** One office is behind with some of its work: it is overdue, and its supervisor has been told. */
const BEHIND = {
  office: 'nairobi',
  kinds: ['eligibility-review', 'health-exam', 'orientation-session'],
  days: 75,
};

/** The household whose sponsors let their offers run out: how to place it is to be decided, and overdue. */
export const LATE_OFFER = 'KB-BEI-00119';
/** What is done quickly for the households that are to wait at a certain desk today. */
const HURRIED = new Set([
  ...['eligibility-review', 'eligibility-approval', 'state-decision', 'consent-request'],
  ...['submission-categories', 'destination-office', 'best-interests', 'sponsor-confirmation'],
  ...['gate-waiver', 'gate-waiver-approval'],
]);
const SOON = 1.5 * DAY;

interface Staged {
  /** What was left open on purpose, for the sign-in page to tell. */
  readonly notes: DemoCaseNote[];
  readonly habits: (item: OpenedItem) => Act | undefined;
}

/**
 * The habits of everybody, but for the work that is left to whoever opens the demo. `queued` are the households that
 * wait for their exams in the office that is behind; `numberOf` tells the number of a case.
 */
export function leaving(
  now: number,
  habits: (item: OpenedItem) => Act | undefined,
  queued: ReadonlySet<string>,
  numberOf: (caseId: string) => string | undefined,
): Staged {
  const isQueued = ({ caseId }: OpenedItem): boolean => queued.has(numberOf(caseId) ?? '');
  const isHurried = (item: OpenedItem): boolean => {
    const isLate = numberOf(item.caseId) === LATE_OFFER;
    return (
      ((isLate || isQueued(item)) && HURRIED.has(item.kind)) || (isLate && item.kind === 'sponsor-proposal')
    );
  };
  const notes: DemoCaseNote[] = [];
  const note = (what: DemoCaseNote['what'], person: string, { id, office }: OpenedItem) =>
    void notes.push({ what, user: `${person}.${office}`, workItemId: id });
  const stage = (item: OpenedItem): Act | undefined => {
    const { kind } = item;
    const isLate = numberOf(item.caseId) === LATE_OFFER;
    if (kind === 'failed-stage') note('failed-stage', 'supervisor', item);
    if (kind === 'tracing-candidate') note('cross-script-match', 'tracing', item);
    if (kind === 'health-exam' && isQueued(item)) note('full-queue', 'health', item);
    if (isLate && kind === 'placement-decision') note('late-offer', 'supervisor', item);
    if (isLate && kind === 'sponsor-offer') return undefined;
    const act = habits(item);
    if (!act || !(isLate || isQueued(item))) return act;
    return isHurried(item) ? { ...act, after: Math.min(act.after, SOON) } : act;
  };
  const daysLeft = (item: OpenedItem): number => {
    const { kind, office } = item;
    const isBehind = office === BEHIND.office && BEHIND.kinds.includes(kind);
    if (isHurried(item)) return 0;
    return isBehind ? BEHIND.days : (LEFT[kind] ?? 0);
  };
  return {
    notes,
    habits: (item) => {
      const act = stage(item);
      return now - Date.parse(item.openedAt) < daysLeft(item) * DAY ? undefined : act;
    },
  };
}

/** Stops a stage that runs alone, as an operator might by mistake: its supervisor finds a stage that failed. */
export async function breakAStage(host: Host): Promise<void> {
  const { executions } = await host.engine.call('ListExecutions', {
    stateMachineArn: stateMachineArn('eligibility-review'),
    statusFilter: 'RUNNING',
  });
  const running = executions as { executionArn: string; startDate: number }[];
  const latest = running.toSorted((a, b) => a.startDate - b.startDate).at(-1);
  if (!latest) return;
  const cause = 'An operator stopped it in the console of Step Functions.';
  await host.engine.call('StopExecution', { executionArn: latest.executionArn, error: 'Stopped', cause });
}
