import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { readersKey, readersOfKey, readsKey } from '../../contracts/table.ts';
import type { AuditEntry, Fact } from '../../domain/audit/audit-entry.ts';
import type { ChainEnd, ChainLink } from '../../domain/audit/chain.ts';
import { GENESIS, isReadable, seal } from '../../domain/audit/chain.ts';
import type { JudgedPart } from '../../domain/audit/chain-part.ts';
import { judgedPart } from '../../domain/audit/chain-part.ts';
import { readerOf, readingsOf } from '../../domain/audit/reading.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { looksAtSponsors } from '../../registry/sponsor-copy/looks.ts';
import { entryWrite } from './audit-entries.ts';
import { linkOf, readLinks } from './audit-store.ts';
import type { Table } from './dynamodb.ts';
import { asStoreError, cancellationOf, withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { cursorOf, mergedPage, sortKeyOf } from './lists.ts';
import { enterRegister, readerInRegister } from './register-store.ts';
import type { Item } from './stored-item.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The entry and the end of its chain; what else is written follows. */
const OWN = 2;

/** How often an entry is sealed again when the same person read something else at the same time. */
const TRIES = 12;

async function newest(table: Table, reader: string, before: string): Promise<ChainLink | undefined> {
  const { Items } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.audit,
        KeyConditionExpression: 'pk = :pk AND sk < :before',
        ExpressionAttributeValues: { ':pk': readsKey(reader), ':before': before },
        ...{ ScanIndexForward: false, Limit: 1, ConsistentRead: true },
      }),
    ),
  );
  return Items?.[0] && linkOf(Items[0]);
}

/** Days begin with a digit, the key of a reader's chain head does not. */
const FIRST_BEYOND = 'a';

const endOf = (last: ChainLink | undefined): ReaderHead | undefined =>
  last && {
    seq: last.seq,
    hash: last.hash ?? GENESIS,
    day: isReadable(last) ? readerOf(last.caseId).day : '',
  };

/** The entry after the last one: of the same day, or the first of a new day. */
function following(last: ReaderHead | undefined, { actor, at, id }: Command, facts: Fact[]): AuditEntry {
  const today = at.slice(0, 10);
  const lastDay = last?.day ?? '';
  const day = lastDay > today ? lastDay : today;
  const end = { seq: last && day === lastDay ? last.seq : 0, hash: last?.hash ?? GENESIS };
  const caseId = readingsOf(actor.id, day);
  return seal(end, { caseId, at, actor: { id: actor.id, kind: actor.kind }, command: id, facts });
}

/** Where a reader's chain ends. Readers from before chain heads existed get one with their next reading. */
interface ReaderHead extends ChainEnd {
  day: string;
}

const headKey = (reader: string) => ({ pk: readsKey(reader), sk: 'head' });

async function headOf(table: Table, reader: string): Promise<ReaderHead | undefined> {
  const { Item } = await withStoreErrors(() =>
    table.documents.send(
      new GetCommand({ TableName: table.name, Key: headKey(reader), ConsistentRead: true }),
    ),
  );
  return Item as ReaderHead | undefined;
}

/** Writes the entry and the new end of the chain in one transaction: nobody else may have appended in between. */
function appending(
  table: Table,
  entry: AuditEntry,
  before: ReaderHead | undefined,
  also: readonly Write[],
): TransactWriteCommand {
  const { day, reader } = readerOf(entry.caseId);
  const { seq, hash } = entry;
  const guard = before
    ? {
        ConditionExpression: '#hash = :before',
        ExpressionAttributeNames: { '#hash': 'hash' },
        ExpressionAttributeValues: { ':before': before.hash },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const Item = { ...headKey(reader), type: 'reader-head', day, seq, hash };
  return new TransactWriteCommand({
    TransactItems: [entryWrite(table, entry), { Put: { TableName: table.name, Item, ...guard } }, ...also],
  });
}

const isOvertaken = (error: unknown): boolean =>
  cancellationOf(error)?.some(
    (code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict',
  ) === true;

async function append(
  table: Table,
  command: Command,
  fact: Fact,
  also: readonly Write[] = [],
): Promise<AuditEntry> {
  for (let tried = 1; ; tried += 1) {
    const head = await headOf(table, command.actor.id);
    const last = head ?? endOf(await newest(table, command.actor.id, FIRST_BEYOND));
    const entry = following(last, command, [fact]);
    try {
      await table.documents.send(appending(table, entry, head, also));
      if (head?.day !== readerOf(entry.caseId).day)
        await enterRegister(table, readerInRegister(command.actor.id));
      return entry;
    } catch (error) {
      if (cancellationOf(error)?.slice(OWN).includes('ConditionalCheckFailed'))
        throw new CaseError('AlreadyExists', 'Expected no such record yet, found one.', { cause: error });
      if (!isOvertaken(error)) throw asStoreError(error);
      if (tried === TRIES) throw new CaseError('StoreBusy', 'This person read too much at the same time.');
    }
  }
}

/** Writes a fact to somebody's chain unless the mark says that it was written; the mark goes with the entry. */
export async function recordOnce(
  table: Table,
  command: Command,
  fact: Fact,
  { mark, kept }: { mark: string; kept: string },
): Promise<void> {
  const Key = { pk: readsKey(command.actor.id), sk: `once#${mark}` };
  const known = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
  );
  if (known.Item) return;
  const expiresAt = Math.floor(Date.parse(plus(command.at, kept)) / 1000);
  const Item = { ...Key, type: 'recorded-once', expiresAt };
  await append(table, command, fact, [
    { Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
  ]).catch((error: Error) => {
    if (error.name !== 'AlreadyExists') throw error;
  });
}

/** Writes a reading to the reader's chain, and under each case whose data it showed and each sponsor it was a look at. */
export async function recordReading(table: Table, command: Command, fact: Fact): Promise<void> {
  const { caseId: owner, seq, at, actor } = await append(table, command, fact);
  const { act, details = {} } = fact;
  const { day, reader } = readerOf(owner);
  const under = (ids: unknown, type: 'case-reading' | 'sponsor-reading') =>
    [ids ?? []].flat().map((id) => ({
      ...{ pk: readersOfKey(String(id)), sk: `${at}#${reader}#${seq}`, type },
      ...{ reader, kind: actor.kind, at, act, fields: details.fields ?? [], day, seq },
    }));
  const pointers = [
    ...under(details.cases, 'case-reading'),
    ...(looksAtSponsors(act) ? under(details.sponsors, 'sponsor-reading') : []),
  ];
  await Promise.all(
    pointers.map((Item) =>
      withStoreErrors(() => table.documents.send(new PutCommand({ TableName: table.name, Item }))),
    ),
  );
}

/** A part of what a person read on a day, and what is wrong with it; the first entry continues the previous day. */
export async function readReadings(
  table: Table,
  { reader, day }: { reader: string; day: string },
  after: number,
  limit: number,
): Promise<JudgedPart> {
  const owner = readingsOf(reader, day);
  const from = Math.max(0, after - 1);
  const ofDay = (head: ReaderHead | undefined) => (head?.day === day ? head : undefined);
  const head = ofDay(await headOf(table, reader));
  const links = await readLinks(table, owner, from, limit + (after - from));
  const headNow = ofDay(await headOf(table, reader));
  const before = await newest(table, reader, `${day}#`);
  const beginning: ChainEnd = { seq: 0, hash: before?.hash ?? GENESIS };
  return judgedPart({ owner, after, limit, links, head, headNow, beginning });
}

/** Who read something on a day. */
export async function listReaders(table: Table, day: string, limit: number, cursor?: string) {
  const page = await mergedPage({ ...table, name: table.audit }, 'list', [readersKey(day)], limit, cursor);
  const items = page.items.map((item) => readerOf(String(item.caseId)).reader);
  return { items, cursor: page.cursor ?? null };
}

/** Who read data of a case or looked at a sponsor, newest first. */
export async function listReadingsOf(
  table: Table,
  ownerId: string,
  limit: number,
  cursor?: string,
): Promise<Page<Item>> {
  const before = cursor === undefined ? '~' : sortKeyOf(cursor);
  const { Items, LastEvaluatedKey } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk < :before',
        ExpressionAttributeValues: { ':pk': readersOfKey(ownerId), ':before': before },
        ...{ ScanIndexForward: false, Limit: limit, ConsistentRead: true },
      }),
    ),
  );
  const items = Items ?? [];
  const last = items.at(-1);
  return LastEvaluatedKey && last ? { items, cursor: cursorOf(String(last.sk)) } : { items };
}
