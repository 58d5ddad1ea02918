import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { itemOfText } from '../../../../local/dynamodb/item-text.ts';
import { OPERATIONS, run } from '../../../../local/dynamodb/operations.ts';
import { TableService } from '../../../../local/dynamodb/service.ts';
import { TableStream } from '../../../../local/dynamodb/streams.ts';
import type { NativeItem } from '../../../../local/dynamodb/values.ts';
import { indexFaults } from '../recount.ts';

export const TABLE = 'ledger';
export const ACCOUNTS = 5;
const HELD = 1000;

/** What every life of the victim acknowledged, and what the stream told before. */
export interface Ledger {
  readonly puts: Set<string>;
  readonly counts: Map<number, number>;
  /** The last sequence number that was seen in any life. */
  sequence: number;
  /** The items as the stream tells them. */
  readonly replayed: Map<string, string>;
}

export const emptyLedger = (): Ledger => ({
  ...{ puts: new Set(), counts: new Map(), sequence: 0, replayed: new Map() },
});

export async function prepare(directory: string): Promise<void> {
  const service = new TableService({ directory, now: Date.now });
  const call = (name: string, input: object) => run(service, OPERATIONS, name, input);
  await call('CreateTable', {
    TableName: TABLE,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'queue', 'at'].map((AttributeName) => ({
      ...{ AttributeName, AttributeType: AttributeName === 'at' ? 'N' : 'S' },
    })),
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-queue',
        KeySchema: [
          { AttributeName: 'queue', KeyType: 'HASH' },
          { AttributeName: 'at', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
      {
        IndexName: 'queued',
        KeySchema: [{ AttributeName: 'queue', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  for (let account = 0; account < ACCOUNTS; account++)
    await call('PutItem', { TableName: TABLE, Item: { pk: `account-${account}`, held: HELD, moves: 0 } });
  service.close();
}

/** Lets writers write until they have noted some more, and kills them amid their work. */
export async function liveAndDie(directory: string, notes: string, life: number): Promise<void> {
  rmSync(notes, { force: true });
  const victim = fileURLToPath(new URL('victim.ts', import.meta.url));
  const child = spawn(process.execPath, [victim, directory, notes, String(life), String(life * 7919 + 1)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await noted(child, notes, 2000 + ((life * 977) % 6000));
  child.kill('SIGKILL');
  await ended;
}

async function noted(child: ChildProcess, notes: string, bytes: number): Promise<void> {
  while (child.exitCode === null && !(existsSync(notes) && statSync(notes).size >= bytes))
    await new Promise((resolve) => setImmediate(resolve));
}

interface Note {
  put?: string;
  move?: boolean;
  count?: number;
  n?: number;
}

/** Opens what the dead left behind; answers everything that is wrong with it, in words. */
export async function faultsAfter(directory: string, notes: string, ledger: Ledger): Promise<string[]> {
  takeDown(readFileSync(notes, 'utf8'), ledger);
  const service = new TableService({ directory, now: Date.now });
  try {
    const table = service.table(TABLE);
    const items = new Map(
      service.database
        .all('SELECT body FROM items WHERE t = ?', table.id)
        .map(({ body }) => [String(itemOfText(body as string).pk), body as string]),
    );
    const faults = [...lost(items, ledger), ...halves(items), ...indexFaults(service, TABLE)];
    const records = await new TableStream(service, table).after(ledger.sequence, 1_000_000);
    for (const { sequence, keys, after, before } of records) {
      if (sequence <= ledger.sequence) faults.push(`sequence ${sequence} was used before`);
      const pk = String(keys.pk);
      if (canon(before) !== (ledger.replayed.get(pk) ?? 'none'))
        faults.push(`the record before ${sequence} of ${pk} is missing`);
      ledger.replayed.set(pk, canon(after));
      ledger.sequence = sequence;
    }
    for (const [pk, body] of items)
      if (ledger.replayed.get(pk) !== canon(itemOfText(body)))
        faults.push(`the stream does not tell of ${pk}`);
    if (ledger.replayed.size !== items.size) faults.push('the stream tells of items that are not there');
    return faults;
  } finally {
    service.close();
  }
}

const canon = (item: NativeItem | undefined): string =>
  item === undefined ? 'none' : JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));

function takeDown(text: string, ledger: Ledger): void {
  for (const line of text.split('\n').slice(0, -1)) {
    const { put, count, n } = JSON.parse(line) as Note;
    if (put !== undefined) ledger.puts.add(put);
    if (count !== undefined) ledger.counts.set(count, n!);
  }
}

function* lost(items: ReadonlyMap<string, string>, { puts, counts }: Ledger): Iterable<string> {
  for (const pk of puts) if (!items.has(pk)) yield `lost ${pk}, which was acknowledged`;
  for (const [writer, n] of counts) {
    const found = items.get(`count-${writer}`);
    if (!found || Number(itemOfText(found).n) < n) yield `count ${writer} fell back behind ${n}`;
  }
}

/** The sum of the accounts stays; each move counts at two of them and has one row. */
function* halves(items: ReadonlyMap<string, string>): Iterable<string> {
  let [held, moves, rows] = [0, 0, 0];
  for (const [pk, body] of items) {
    if (pk.startsWith('move-')) rows++;
    if (!pk.startsWith('account-')) continue;
    const account = itemOfText(body);
    held += Number(account.held);
    moves += Number(account.moves);
  }
  if (held !== ACCOUNTS * HELD) yield `the accounts hold ${held}, not ${ACCOUNTS * HELD}`;
  if (moves !== 2 * rows) yield `${moves} halves of moves, ${rows} rows of moves`;
}
