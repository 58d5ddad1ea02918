import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { caseKey, caseListKey, INDEXES } from '../../contracts/table.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import { CaseStatusSchema, PrioritySchema } from '../../domain/case/case.ts';
import type { CaseOverview } from '../../domain/case/case-overview.ts';
import type { Person } from '../../domain/case/person.ts';
import type { ListedCase } from '../../domain/casework/case-row.ts';
import { lastActAt, overviewOf } from '../../domain/casework/derive-overview.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { loadCase, loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { cursorOf, sortKeyOf } from './lists.ts';
import type { Item } from './stored-item.ts';

export type CasePlace = 'asylum' | 'destination';

/** The filters of a list of cases; an absent filter does not apply. */
export interface CaseFilter {
  office: string;
  place?: CasePlace | undefined;
  status?: CaseRecord['status'] | undefined;
  programme?: CaseRecord['programme'] | undefined;
  priority?: CaseRecord['priority'] | undefined;
  /** By registration; the newest first if absent. */
  order?: 'newest' | 'oldest' | undefined;
}

interface Partition {
  index: 'list' | 'queue';
  key: string;
}

/** Offices of asylum list their cases in one index, destination offices in the other. */
const INDEX_OF = { asylum: 'list', destination: 'queue' } as const;

const only = <T>(one: T | undefined, all: readonly T[]): readonly T[] => (one === undefined ? all : [one]);

const partitionsOf = (filter: CaseFilter): Partition[] =>
  only(filter.place, ['asylum', 'destination'] as const).flatMap((place) =>
    only(filter.status, CaseStatusSchema.options).flatMap((status) =>
      only(filter.programme, ProgrammeSchema.options).flatMap((programme) =>
        only(filter.priority, PrioritySchema.options).map((priority) => ({
          index: INDEX_OF[place],
          key: caseListKey(place, filter.office, { status, programme, priority }),
        })),
      ),
    ),
  );

type Order = CaseFilter['order'];

async function following(
  table: Table,
  { index, key }: Partition,
  { order, after, limit }: { order: Order; after: string; limit: number },
) {
  const { partitionKey, sortKey } = INDEXES[index];
  const { Items } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: index,
        KeyConditionExpression:
          after === '' ? '#p = :p' : `#p = :p AND #s ${order === 'oldest' ? '>' : '<'} :s`,
        ExpressionAttributeNames: { '#p': partitionKey, ...(after === '' ? {} : { '#s': sortKey }) },
        ExpressionAttributeValues: { ':p': key, ...(after === '' ? {} : { ':s': after }) },
        ScanIndexForward: order === 'oldest',
        Limit: limit,
      }),
    ),
  );
  return (Items ?? []).map((item: Item) => ({ id: String(item.id), place: String(item[sortKey]) }));
}

/**
 * The ids of a page of an office's cases, newest first or oldest first: each partition that the filter leaves is asked for what
 * comes after the cursor. The reads grow with the page and the partitions (24 for each programme at most), never with the number of cases.
 */
export async function listCaseIds(
  table: Table,
  filter: CaseFilter,
  limit: number,
  cursor?: string,
): Promise<Page<string>> {
  const { order } = filter;
  const after = sortKeyOf(cursor);
  const found = await Promise.all(
    partitionsOf(filter).map((partition) => following(table, partition, { order, after, limit: limit + 1 })),
  );
  const merged = [...new Map(found.flat().map((entry) => [entry.place, entry])).values()].sort((a, b) =>
    a.place > b.place === (order !== 'oldest') ? -1 : 1,
  );
  const page = merged.slice(0, limit);
  const items = page.map(({ id }) => id);
  const last = page.at(-1);
  return merged.length > limit && last ? { items, cursor: cursorOf(last.place) } : { items };
}

/** One page of an office's cases, in the same order. */
export async function listCases(
  table: Table,
  filter: CaseFilter,
  limit: number,
  cursor?: string,
): Promise<Page<ListedCase>> {
  const page = await listCaseIds(table, filter, limit, cursor);
  return { ...page, items: await loadListed(table, page.items) };
}

/** True of an overview that has everything; one of before lacks dates. */
export const isWhole = (overview: CaseOverview | undefined): overview is CaseOverview =>
  overview?.until !== undefined && overview.valid !== undefined;

/** The overview of a case whose record was stored before it had an overview, or before the overview had dates. */
export async function overviewNow(table: Table, caseId: string): Promise<CaseOverview> {
  const file = await loadCase(table, caseId);
  return overviewOf(file, file.case, lastActAt(file));
}

/** Cases as lists show them, in the order of the ids; missing ones are left out. At most 100. */
export async function loadListed(table: Table, ids: readonly string[]): Promise<ListedCase[]> {
  if (ids.length === 0) return [];
  const caseRecords = (await loadEntities(
    table,
    ids.map((id) => ({ pk: caseKey(id), sk: 'case' })),
  )) as CaseRecord[];
  const byId = new Map((await asListed(table, caseRecords)).map((entry) => [entry.caseRecord.id, entry]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The same of records that have just been read, perhaps with persons of theirs: only who is missing is read. */
export async function asListed(
  table: Table,
  caseRecords: readonly CaseRecord[],
  persons: readonly Person[] = [],
): Promise<ListedCase[]> {
  const listed = await Promise.all(
    caseRecords.map(async (caseRecord) => ({
      caseRecord,
      overview: isWhole(caseRecord.overview) ? caseRecord.overview : await overviewNow(table, caseRecord.id),
    })),
  );
  const keyOf = (caseId: string, personId: string) => `${caseId} ${personId}`;
  const known = new Map(persons.map((person) => [keyOf(person.caseId, person.id), person]));
  const keys = listed.flatMap(({ caseRecord: { id }, overview: { principalId } }) =>
    principalId && !known.has(keyOf(id, principalId))
      ? [{ pk: caseKey(id), sk: `case#person#${principalId}` }]
      : [],
  );
  for (const person of keys.length === 0 ? [] : ((await loadEntities(table, keys)) as Person[]))
    known.set(keyOf(person.caseId, person.id), person);
  return listed.map((entry) => {
    const principal = known.get(keyOf(entry.caseRecord.id, entry.overview.principalId ?? ''));
    return principal ? { ...entry, principal } : entry;
  });
}

/** The store's operations on cases as lists show them. */
export const listedIn = (table: Table) => ({
  loadListed: (ids: readonly string[]): Promise<ListedCase[]> => loadListed(table, ids),
  asListed: (caseRecords: readonly CaseRecord[], persons: readonly Person[]): Promise<ListedCase[]> =>
    asListed(table, caseRecords, persons),
});

/** The most cases counted in one partition. */
const MAX_COUNTED = 500;

/** The number of cases that match the filter, counting at most 500 per partition; `atLeast` if one has more. */
export async function countCases(
  table: Table,
  filter: CaseFilter,
): Promise<{ count: number; atLeast: boolean }> {
  const counted = await Promise.all(
    partitionsOf(filter).map(({ index, key }) =>
      withStoreErrors(() =>
        table.documents.send(
          new QueryCommand({
            TableName: table.name,
            IndexName: index,
            KeyConditionExpression: '#p = :p',
            ExpressionAttributeNames: { '#p': INDEXES[index].partitionKey },
            ExpressionAttributeValues: { ':p': key },
            Select: 'COUNT',
            Limit: MAX_COUNTED,
          }),
        ),
      ),
    ),
  );
  return {
    count: counted.reduce((sum, { Count }) => sum + (Count ?? 0), 0),
    atLeast: counted.some(({ LastEvaluatedKey }) => LastEvaluatedKey !== undefined),
  };
}
