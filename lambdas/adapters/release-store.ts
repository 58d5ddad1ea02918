import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { countKey, RELEASES_KEY } from '../../contracts/table.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { ReleaseChange } from '../../domain/statistics/release/decide-release.ts';
import { EMPTY_LEDGER } from '../../domain/statistics/release/decide-release.ts';
import { ReleaseDefinitionSchema } from '../../domain/statistics/release/definition.ts';
import type { ReleaseLedger, StatisticsRelease } from '../../domain/statistics/release/statistics-release.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import { partitionItems } from './lists.ts';
import { previewsOf } from './preview-store.ts';
import { fromItem } from './stored-item.ts';

const AtomSchema = z.object({
  of: z.record(z.string(), z.string()),
  count: z.int(),
  cases: z.array(z.int()),
});

/** A part of a count: the cases in it with the versions that were counted, and what they add. */
export const CountPartSchema = z.object({
  cases: z.array(z.tuple([z.string(), z.int()])),
  atoms: z.array(AtomSchema),
});
export type CountPart = z.infer<typeof CountPartSchema>;

/** A count under way: whom, by whom, how far it has come, and which ledger it goes by. */
export const CountSchema = z.object({
  countId: z.string(),
  definition: ReleaseDefinitionSchema,
  by: z.string(),
  at: z.string(),
  offices: z.array(z.string()),
  ledgerVersion: z.int(),
  /** What is known of people in its parts. */
  attributes: z.array(z.string()),
  /** The office that is read, and where in its list; the parts so far. */
  office: z.int(),
  cursor: z.string().optional(),
  parts: z.int(),
  cases: z.int(),
  done: z.boolean(),
});
export type Count = z.infer<typeof CountSchema>;

const KEPT_SECONDS = 3_600;
const partSort = (number: number): string => `part#${String(number).padStart(6, '0')}`;

async function put(table: Table, count: Count, sk: string, content: unknown): Promise<void> {
  const expiresAt = Math.floor(Date.parse(count.at) / 1000) + KEPT_SECONDS;
  const Item = { pk: countKey(count.countId), sk, type: 'statistics-count', content, expiresAt };
  await withStoreErrors(() => table.documents.send(new PutCommand({ TableName: table.name, Item })));
}

async function loadCount(table: Table, countId: string): Promise<Count> {
  const Key = { pk: countKey(countId), sk: 'head' };
  const { Item } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
  );
  if (!Item) throw new CaseError('NotFound', `Expected a count of the last hour, received id ${countId}.`);
  return CountSchema.parse(Item.content);
}

async function loadParts(table: Table, { countId, parts }: Count): Promise<CountPart[]> {
  const items = await partitionItems(table, countKey(countId), 'part#');
  return items.slice(0, parts).map(({ content }) => CountPartSchema.parse(content));
}

/** The ledger and all releases, newest first, as of one consistent read. */
async function loadReleases(table: Table): Promise<{ ledger: ReleaseLedger; releases: StatisticsRelease[] }> {
  const items = (await partitionItems(table, RELEASES_KEY, 'ledger')).map(fromItem);
  const ledger = items.find((item): item is ReleaseLedger => item.type === 'release-ledger');
  const releases = items.filter((item): item is StatisticsRelease => item.type === 'statistics-release');
  return { ledger: ledger ?? EMPTY_LEDGER, releases: releases.reverse() };
}

/** The store's operations on statistics that leave the house. */
export const releasesOf = (table: Table) => ({
  ...previewsOf(table),
  loadReleases: () => loadReleases(table),
  /** Throws `VersionConflict` if the ledger has changed since it was read: no two releases overlook each other. */
  commitRelease: (change: ReleaseChange, command: Command) => commitHeaded(table, change, command),
  loadCount: (countId: string) => loadCount(table, countId),
  saveCount: (count: Count) => put(table, count, 'head', count),
  loadParts: (count: Count) => loadParts(table, count),
  savePart: (count: Count, number: number, part: CountPart) => put(table, count, partSort(number), part),
});
