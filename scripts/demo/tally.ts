import { auditTableOf } from '../../contracts/audit-table.ts';
import type { Usage } from './cost.ts';
import type { DemoHost } from './demo-host.ts';
import { watch } from './watch.ts';

/** What happened in a run, counted from the table's stream and the host. */
export interface Tally {
  workItems: { opened: number; decided: number; reminded: number; escalated: number; cancelled: number };
  notices: number;
  auditEntries: number;
  executions: Record<string, number>;
  usage: Usage;
}

type Image = Record<string, { S?: string; N?: string }> | undefined;
const text = (image: Image, field: string): string | undefined => image?.[field]?.S;
const number = (image: Image, field: string): number => Number(image?.[field]?.N ?? 0);

/** How many entries there are in all chains. */
function entriesOf({ table: { name, service } }: DemoHost): number {
  const { id } = service.table(auditTableOf(name));
  return Number(service.database.one('SELECT count(*) AS count FROM items WHERE t = ?', id)?.count ?? 0);
}

/** Starts to count; `read` gives the tally so far. */
export function startTally(host: DemoHost): { read(): Tally; closedCases(): number } {
  const workItems = { opened: 0, decided: 0, reminded: 0, escalated: 0, cancelled: 0 };
  let notices = 0;
  const entriesBefore = entriesOf(host);
  let closed = 0;
  watch((record) => {
    const after = record.dynamodb?.NewImage as Image;
    const before = record.dynamodb?.OldImage as Image;
    const type = text(after, 'type');
    if (type === 'notice' && !before) notices += 1;
    if (type === 'case' && text(after, 'status') === 'closed' && text(before, 'status') !== 'closed')
      closed += 1;
    if (type !== 'work-item') return;
    if (!before) workItems.opened += 1;
    const became = (status: string) => text(after, 'status') === status && text(before, 'status') !== status;
    if (became('decided')) workItems.decided += 1;
    if (became('cancelled')) workItems.cancelled += 1;
    if (number(after, 'round') === 1 && number(before, 'round') === 0) workItems.reminded += 1;
    if (after?.escalatedAt && !before?.escalatedAt) workItems.escalated += 1;
  });
  return {
    closedCases: () => closed,
    read: () => {
      const { executions, usage } = host.usage();
      return {
        workItems: { ...workItems },
        notices,
        auditEntries: entriesOf(host) - entriesBefore,
        executions,
        usage,
      };
    },
  };
}
