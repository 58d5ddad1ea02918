import { QUEUE_SHARDS, queueKey } from '../../contracts/table.ts';
import { OPERATIONS, run } from '../dynamodb/operations.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import { TABLE_NAME } from '../environment.ts';
import type { DemoCaseNote } from './demo-cases.ts';
import { DEMO_USERS, type DemoUser } from './demo-users.ts';

/** How much work a person would find: what nobody else has taken, and how much of it is overdue. */
export interface Waiting {
  readonly open: number;
  readonly overdue: number;
}
export type WaitingFor = (user: DemoUser) => Waiting | undefined;
/** What waits for whom, and which of the cases left open on purpose nobody has decided yet. */
export interface WorkWaiting {
  readonly waitingFor: WaitingFor;
  readonly leftOpen: readonly DemoCaseNote[];
}
export const NOTHING_WAITS: WorkWaiting = { waitingFor: () => undefined, leftOpen: [] };

interface Row {
  readonly id: string;
  readonly qs: string;
  readonly assignee?: string;
}

/** Counts the work of everybody in the demonstration, so that a newcomer sees at whose desk there is something to do. */
export async function countWaiting(
  { service }: Pick<EmbeddedTable, 'service'>,
  now: () => number,
  notes: readonly DemoCaseNote[] = [],
): Promise<WorkWaiting> {
  const today = new Date(now()).toISOString();
  const queues = new Map<string, Row[]>();
  const placed = DEMO_USERS.flatMap(({ roles, office }) =>
    office === undefined ? [] : [{ role: roles[0]!, office }],
  );
  for (const { role, office } of new Map(
    placed.map((each) => [`${each.role} ${each.office}`, each]),
  ).values())
    queues.set(`${role} ${office}`, await rowsOf(service, role, office));
  const open = new Set([...queues.values()].flat().map(({ id }) => id));
  const still = notes.filter(({ workItemId }) => open.has(workItemId));
  return {
    waitingFor: ({ id, roles, office }) => {
      const rows = queues.get(`${roles[0]} ${office}`)?.filter(({ assignee = id }) => assignee === id);
      return rows && { open: rows.length, overdue: rows.filter(({ qs }) => qs < today).length };
    },
    leftOpen: [...new Map(still.map((note) => [`${note.what} ${note.user}`, note])).values()],
  };
}

async function rowsOf(service: EmbeddedTable['service'], role: string, office: string): Promise<Row[]> {
  const shards = Array.from({ length: QUEUE_SHARDS }, (_, shard) =>
    run(service, OPERATIONS, 'Query', {
      TableName: TABLE_NAME,
      IndexName: 'queue',
      KeyConditionExpression: 'qk = :qk',
      ExpressionAttributeValues: { ':qk': queueKey(role, office, shard) },
    }),
  );
  return (await Promise.all(shards)).flatMap((answer) => (answer as { Items: Row[] }).Items);
}
