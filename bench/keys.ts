import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { setClientSeam } from '../contracts/client-seam.ts';
import type { DataKeys } from '../lambdas/adapters/keys/data-keys.ts';
import { openKeyTable } from '../lambdas/adapters/keys/key-documents.ts';
import { KeyStore } from '../lambdas/adapters/keys/key-store.ts';
import { openItem, ownerToOpen, sealItem } from '../lambdas/adapters/keys/seal-items.ts';
import { sealThrough } from '../lambdas/adapters/keys/sealing-client.ts';
import { answerDocumentClient } from '../local/dynamodb/document-client.ts';
import { openEmbeddedTable } from '../local/dynamodb/table.ts';
import { openKeyService, seamOfKeys } from '../local/keys/key-service.ts';
import { memoryRoot } from '../local/keys/root-key.ts';

/** What sealing costs for each item that is read and written, against the time of the store itself in the same run. */
const CASES = 200;
const PERSONS = 5;
const ROUNDS = 15;
const NAME = 'bench';
const LIMITS = { most: 20_000, ageMs: Number.POSITIVE_INFINITY };

type Item = Record<string, unknown>;
const caseId = (index: number): string => `case-${String(index).padStart(20, '0')}`;

/** A case record and its persons, about as long as those of the demo. */
let version = 0;
const itemsOf = (index: number): Item[] => {
  const id = caseId(index);
  const head = {
    ...{ pk: `CASE#${id}`, sk: 'case', type: 'case', schema: 10, id, version, programme: 'resettlement' },
    ...{ number: `KB-BEN-${index}`, office: 'amman', status: 'running', salt: 'c2FsdHNhbHRzYWx0c2FsdA' },
    overview: {
      stage: 'travel',
      waits: ['2026-02-03', '2026-03-04'],
      members: PERSONS,
      text: 'x'.repeat(400),
    },
    audit: { seq: 41, hash: 'f'.repeat(64) },
  };
  const persons = Array.from({ length: PERSONS }, (_, at) => ({
    ...{ pk: `CASE#${id}`, sk: `case#person#person-${index}-${at}`, type: 'person', schema: 4 },
    ...{
      id: `person-${index}-${at}`,
      caseId: id,
      version,
      sex: 'f',
      relationship: 'child',
      status: 'active',
    },
    ...{ name: 'Samira Abdulrahman Haddad', individualNumber: `745-${index}`, birthDate: '1988-04-05' },
    ...{ nationality: 'SYR', birthPlace: 'Deir ez-Zor', motherName: 'Fatima Haddad', fatherName: 'Omar' },
    addresses: [{ kind: 'home', text: '14 Prince Hassan Street, Mafraq, second floor' }],
    phones: [{ number: '+962791234567', channel: 'call' }],
    ...{ needs: ['medical'], languages: ['ar', 'ku'], salt: 'c2FsdHNhbHRzYWx0c2FsdA' },
  }));
  return [head, ...persons];
};

/** A document client on a table of its own, with or without the seal. */
async function client(directory: string | undefined, keys?: () => DataKeys): Promise<DynamoDBDocumentClient> {
  const table = await openEmbeddedTable({ directory, name: NAME, now: Date.now });
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }));
  if (keys) sealThrough(documents, keys);
  answerDocumentClient(documents, table.service);
  return documents;
}

/** Each time another version, because what is the same is not written again. */
const put = async (documents: DynamoDBDocumentClient): Promise<void> => {
  version += 1;
  for (let index = 0; index < CASES; index += 1)
    for (const Item of itemsOf(index)) await documents.send(new PutCommand({ TableName: NAME, Item }));
};
const readCases = async (documents: DynamoDBDocumentClient): Promise<void> => {
  for (let index = 0; index < CASES; index += 1)
    await documents.send(
      new QueryCommand({
        TableName: NAME,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': `CASE#${caseId(index)}`, ':sk': 'case' },
      }),
    );
};
const readPage = async (documents: DynamoDBDocumentClient): Promise<void> => {
  for (const from of [0, 100]) {
    const Keys = Array.from({ length: 100 }, (_, at) => ({ pk: `CASE#${caseId(from + at)}`, sk: 'case' }));
    await documents.send(new BatchGetCommand({ RequestItems: { [NAME]: { Keys } } }));
  }
};

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
/** Processor time, which other programs do not lengthen; on disk, the time until it is written. */
async function timed(work: () => Promise<unknown> | unknown, onDisk = false): Promise<number> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return onDisk ? performance.now() - started : (user + system) / 1000;
}

/** Medians with and without, in turns, so that both meet the same machine. */
async function compared(
  clear: () => Promise<unknown>,
  sealed: () => Promise<unknown>,
  { rounds = ROUNDS, onDisk = false } = {},
) {
  const times: { clear: number[]; sealed: number[] } = { clear: [], sealed: [] };
  for (let round = -2; round < rounds; round += 1) {
    const [one, other] = [await timed(clear, onDisk), await timed(sealed, onDisk)];
    if (round < 0) continue;
    times.clear.push(one);
    times.sealed.push(other);
  }
  return { clear: median(times.clear), sealed: median(times.sealed) };
}

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-bench-keys-'));
const service = await openKeyService({ folder: undefined, name: 'bench-keys', now: Date.now });
const root = memoryRoot();
setClientSeam(seamOfKeys(service, root));
const opened = () => new KeyStore(openKeyTable('bench-keys'), root, LIMITS);
let keys = opened();
const [clear, sealed] = [await client(undefined), await client(undefined, () => keys)];
const durable = [
  await client(join(folder, 'clear')),
  await client(join(folder, 'sealed'), () => keys),
] as const;

const items = Array.from({ length: CASES }, (_, index) => itemsOf(index)).flat();
const written = await compared(
  () => put(clear),
  () => put(sealed),
);
const writtenDurably = await compared(
  () => put(durable[0]),
  () => put(durable[1]),
  { rounds: 3, onDisk: true },
);
const read = await compared(
  () => readCases(clear),
  () => readCases(sealed),
);
const page = await compared(
  () => readPage(clear),
  () => readPage(sealed),
);
const cold = await compared(
  () => readPage(clear),
  () => {
    keys = opened();
    return readPage(sealed);
  },
);
const pairs = await Promise.all(
  items.map(async (item) => {
    const personKey = item.type === 'person' ? `${item.caseId}/${item.id}` : String(item.id);
    return { item, key: await keys.make(personKey) };
  }),
);
const seals = pairs.map(({ item, key }) => ({ item: sealItem(item, key), key }));
const alone = {
  seal: median(await times(() => pairs.forEach(({ item, key }) => void sealItem(item, key)))),
  open: median(
    await times(() =>
      seals.forEach(({ item, key }) => {
        ownerToOpen(item);
        openItem(item, key);
      }),
    ),
  ),
};
async function times(work: () => void): Promise<number[]> {
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await timed(work));
  return all;
}

const microseconds = (ms: number): number => Math.round((ms / items.length) * 10_000) / 10;
const more = (of: { clear: number; sealed: number }) => ({
  ...{ clear: Math.round(of.clear * 10) / 10, sealed: Math.round(of.sealed * 10) / 10 },
  percent: Math.round((of.sealed / of.clear - 1) * 100),
});
const results = {
  ...{ date: new Date().toISOString().slice(0, 10), cores: availableParallelism(), node: process.version },
  load: loadavg()[0],
  items: items.length,
  microsecondsPerItem: { seal: microseconds(alone.seal), open: microseconds(alone.open) },
  milliseconds: {
    writtenInMemory: more(written),
    writtenOnDisk: more(writtenDurably),
    readCaseByCase: more(read),
    page200: more(page),
    page200WithNoKeyInTheCache: more(cold),
  },
};
console.log(JSON.stringify(results, null, 2));
writeFileSync(
  join(import.meta.dirname, 'results', `keys-${results.date}.json`),
  `${JSON.stringify(results, null, 2)}\n`,
);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
