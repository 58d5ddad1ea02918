import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { caseKey, INDEXES } from '../../contracts/table.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { FollowUpPlan } from '../../stages/post-arrival-follow-up/follow-up-plan.ts';
import type { TravelPlan } from '../../stages/travel/travel-plan.ts';
import { loadCaseRecords, loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { cursorOf, sortKeyOf } from './lists.ts';

/** Instants as ISO 8601 with milliseconds; `to` is exclusive. */
export interface Period {
  from: string;
  to: string;
}
interface Partition {
  index: keyof typeof INDEXES;
  key: string;
}
interface Place {
  caseId: string;
  place: string;
}

const PLACE = /^\d{4}-[\dT:.-]{18}Z#case-[0-9a-z]{20}$/;

async function placesOf(
  table: Table,
  { index, key }: Partition,
  { from, to }: Period,
  limit: number,
): Promise<Place[]> {
  const { partitionKey, sortKey } = INDEXES[index];
  const { Items = [] } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: index,
        KeyConditionExpression: '#p = :p AND #s BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#p': partitionKey, '#s': sortKey },
        ExpressionAttributeValues: { ':p': key, ':from': from, ':to': to },
        Limit: limit,
      }),
    ),
  );
  return Items.map((item) => ({ caseId: String(item.caseId), place: String(item[sortKey]) }));
}

/**
 * One page of the calendars' entries in a period, earliest first, with the case records. A plan that is in both
 * calendars is listed once. The number of reads grows with the page, never with the calendar.
 */
export async function calendarPage<T extends TravelPlan | FollowUpPlan>(
  table: Table,
  type: T['type'],
  partitions: readonly Partition[],
  period: Period,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<{ plan: T; caseRecord: CaseRecord }>> {
  const after = sortKeyOf(page.cursor);
  const from = PLACE.test(after) && after > period.from ? `${after} ` : period.from;
  if (from >= period.to) return { items: [] };
  const found = await Promise.all(
    partitions.map((partition) => placesOf(table, partition, { from, to: period.to }, page.limit + 1)),
  );
  const merged = [...new Map(found.flat().map((entry) => [entry.place, entry])).values()].sort((a, b) =>
    a.place < b.place ? -1 : 1,
  );
  const shown = merged.slice(0, page.limit);
  const ids = shown.map(({ caseId }) => caseId);
  const [plans, caseRecords] = await Promise.all([
    loadEntities(
      table,
      ids.map((id) => ({ pk: caseKey(id), sk: `case#${type}` })),
    ) as Promise<(TravelPlan | FollowUpPlan)[]> as Promise<T[]>,
    loadCaseRecords(table, ids),
  ]);
  const byCase = new Map(plans.map((plan) => [plan.caseId, plan]));
  const items = ids.flatMap((id) => {
    const [plan, caseRecord] = [byCase.get(id), caseRecords.get(id)];
    return plan && caseRecord ? [{ plan, caseRecord }] : [];
  });
  const last = shown.at(-1);
  return merged.length > page.limit && last ? { items, cursor: cursorOf(last.place) } : { items };
}
