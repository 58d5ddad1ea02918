import { stateMachineArn } from '../../local/account.ts';
import type { Host } from '../../local/host.ts';
import type { Act, OpenedItem } from './workforce.ts';

const DAY = 86_400_000;

/** Work of the last days left to the person who opens the demo, so that no desk is empty: days by kind. */
const LEFT: Record<string, number> = {
  'eligibility-review': 4,
  'eligibility-approval': 4,
  'state-decision': 7,
  'health-exam': 4,
  'orientation-session': 5,
  'sponsor-proposal': 18,
  'sponsor-offer': 12,
  'placement-decision': 30,
  'travel-documents': 5,
  'travel-booking': 8,
  'follow-up-visit': 9,
  'tracing-candidate': 12,
  'tracing-confirmation': 12,
  'failed-stage': 30,
};

/** One office is behind with some of its work: it is overdue, and its supervisor has been told. */
const BEHIND = {
  office: 'nairobi',
  kinds: ['eligibility-review', 'health-exam', 'orientation-session'],
  days: 45,
};

const daysLeft = ({ kind, office }: OpenedItem): number =>
  office === BEHIND.office && BEHIND.kinds.includes(kind) ? BEHIND.days : (LEFT[kind] ?? 0);

/** The habits of everybody, but for the work that is left to whoever opens the demo. */
export const leaving =
  (now: number, habits: (item: OpenedItem) => Act | undefined) =>
  (item: OpenedItem): Act | undefined =>
    now - Date.parse(item.openedAt) < daysLeft(item) * DAY ? undefined : habits(item);

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
