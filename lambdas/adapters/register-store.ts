import { BatchGetCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { headSortKey, REGISTERED, registerKey, registerShard } from '../../contracts/register.ts';
import { ownerKey, readsKey } from '../../contracts/table.ts';
import type { AnchoredEnd } from '../../domain/audit/anchored-end.ts';
import { isReadings, readerOf, readingsOf } from '../../domain/audit/reading.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { readNewestLinks } from './audit-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';

/** An owner of an audit chain, with the anchors in which its end stands. */
export interface RegisteredOwner {
  readonly owner: string;
  /** The numbers of the anchors that hold an end of its chain, in order. */
  readonly anchors: readonly number[];
  /** Where among the ends of each; for the first anchors of an older register it does not say. */
  readonly places: readonly number[];
  /** The entry that was anchored last; 0 if none was. */
  readonly seq: number;
  readonly hash: string;
  /** Of a reader: the day of that entry. */
  readonly day?: string;
}

/** Whether a chain ends before, or otherwise than, where it was anchored: it only ever grows. */
export function isCut({ seq, hash, day }: RegisteredOwner, end: AnchoredEnd): boolean {
  if (isReadings(end.owner)) {
    const now = readerOf(end.owner).day;
    if (day === undefined || now > day) return false;
    if (now < day) return true;
  }
  return end.seq < seq || (end.seq === seq && end.hash !== hash);
}

/** The owner of all days of a reader in the register: a chain of theirs has a name for each day. */
const READER = 'reads-of-';
export const readerInRegister = (reader: string): string => `${READER}${reader}`;

/** Enters an owner of a chain; whoever is there already stays as they are. */
export async function enterRegister(table: Table, owner: string): Promise<void> {
  const Item = { ...registerKey(owner), owner, type: 'registered-owner', anchors: [], seq: 0, hash: '' };
  const put = new PutCommand({
    TableName: table.name,
    Item,
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  await withStoreErrors(() => table.documents.send(put)).catch((error: Error) => {
    if (error.name !== 'ConditionalCheckFailedException') throw error;
  });
}

const ownerOf = ({ owner, anchors, places, seq, hash, day }: Record<string, unknown>): RegisteredOwner => ({
  owner: String(owner),
  anchors: (anchors ?? []) as number[],
  places: (places ?? []) as number[],
  ...{ seq: Number(seq ?? 0), hash: String(hash ?? '') },
  ...(typeof day === 'string' ? { day } : {}),
});

/** Owners in a part of the register after one of them, in order, and whether more follow. */
export async function registerPage(
  table: Table,
  shard: number,
  after: string | null,
  most: number,
): Promise<{ owners: RegisteredOwner[]; more: boolean }> {
  const pk = registerShard(shard);
  const { Items = [], LastEvaluatedKey } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        ...{ TableName: table.name, ConsistentRead: true, Limit: most },
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': REGISTERED },
        ...(after !== null && { ExclusiveStartKey: { pk, sk: `${REGISTERED}${after}` } }),
      }),
    ),
  );
  return { owners: Items.map(ownerOf), more: LastEvaluatedKey !== undefined };
}

/** What the register says of one owner; undefined if it is not there. */
export async function registered(table: Table, owner: string): Promise<RegisteredOwner | undefined> {
  const Key = registerKey(owner);
  const { Item } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
  );
  return Item && ownerOf(Item);
}

/** The record that names the end of a chain; undefined for chains that have none, whose last entry is their end. */
function endKey(owner: string): { pk: string; sk: string } | undefined {
  if (owner.startsWith(READER)) return { pk: readsKey(owner.slice(READER.length)), sk: 'head' };
  if (/^(policy|intake-of)-/.test(owner)) return undefined;
  return { pk: ownerKey(owner), sk: headSortKey(owner) };
}

async function lastEntry(table: Table, owner: string): Promise<AnchoredEnd | undefined> {
  const [last] = await readNewestLinks(table, owner, 1);
  return last?.hash === undefined ? undefined : { owner, seq: last.seq, hash: last.hash };
}

/** A million owners are ten thousand calls: only what names an end is read of each record. */
async function namedEnds(table: Table, keys: readonly { pk: string; sk: string }[]) {
  const items = new Map<string, Record<string, unknown>>();
  let Keys: Record<string, unknown>[] = [...keys];
  for (let round = 0; Keys.length > 0; round += 1) {
    if (round === 5)
      throw new CaseError('StoreBusy', 'The store left ends of chains unread after five tries.');
    const fields = ['pk', 'sk', 'audit', 'seq', 'hash', 'day'];
    const request = {
      ...{ Keys, ConsistentRead: true, ProjectionExpression: fields.map((name) => `#${name}`).join(', ') },
      ExpressionAttributeNames: Object.fromEntries(fields.map((name) => [`#${name}`, name])),
    };
    const answer = await withStoreErrors(() =>
      table.documents.send(new BatchGetCommand({ RequestItems: { [table.name]: request } })),
    );
    for (const item of answer.Responses?.[table.name] ?? []) items.set(`${item.pk} ${item.sk}`, item);
    Keys = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return items;
}

/** How many ends are asked for in one call. */
export const ENDS_AT_ONCE = 100;

/** Where chains end now, at most a hundred; undefined for an owner whose record is gone, or names no end. */
export async function endsNow(table: Table, owners: readonly string[]): Promise<(AnchoredEnd | undefined)[]> {
  const keys = owners.map(endKey);
  const items = await namedEnds(
    table,
    keys.flatMap((key) => key ?? []),
  );
  return Promise.all(
    owners.map((owner, at) => {
      const key = keys[at];
      if (!key) return lastEntry(table, owner);
      const item = items.get(`${key.pk} ${key.sk}`);
      if (!owner.startsWith(READER)) return item && endOf(owner, item.audit ?? {});
      return item && endOf(readingsOf(owner.slice(READER.length), String(item.day)), item);
    }),
  );
}

const endOf = (owner: string, { seq, hash }: { seq?: unknown; hash?: unknown }): AnchoredEnd | undefined =>
  typeof seq === 'number' && typeof hash === 'string' ? { owner, seq, hash } : undefined;

/** The owner in the register whose chain has this end. */
export const inRegister = (owner: string): string =>
  isReadings(owner) ? readerInRegister(readerOf(owner).reader) : owner;

/** Notes in the register where an end of a chain stands in an anchor; noting it again changes nothing. */
export async function noteAnchored(
  table: Table,
  { owner, seq, hash }: AnchoredEnd,
  number: number,
  place: number,
): Promise<void> {
  const set = [
    'seq = :seq, #hash = :hash, #day = :day, anchors = list_append(anchors, :number)',
    'places = list_append(if_not_exists(places, :none), :place)',
  ];
  const update = new UpdateCommand({
    TableName: table.name,
    Key: registerKey(inRegister(owner)),
    UpdateExpression: `SET ${set.join(', ')}`,
    ConditionExpression: 'attribute_exists(pk) AND NOT contains(anchors, :one)',
    ExpressionAttributeNames: { '#hash': 'hash', '#day': 'day' },
    ExpressionAttributeValues: {
      ':day': isReadings(owner) ? readerOf(owner).day : '',
      ...{ ':seq': seq, ':hash': hash, ':number': [number], ':one': number },
      ...{ ':place': [place], ':none': [] },
    },
  });
  await withStoreErrors(() => table.documents.send(update)).catch((error: Error) => {
    if (error.name !== 'ConditionalCheckFailedException') throw error;
  });
}
