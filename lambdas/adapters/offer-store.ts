import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { caseKey, offerListKey, placementListKey } from '../../contracts/table.ts';
import { later } from '../../domain/kernel/calendar.ts';
import type { Hosted } from '../../domain/sponsorship/retention-of-sponsor.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import type { Offer } from '../../stages/sponsorship/offer.ts';
import { loadCaseRecords, loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage } from './lists.ts';
import { loadWorkItems } from './queue.ts';

/** Offers to a sponsor, newest first. */
export async function listOffers(
  table: Table,
  sponsorId: string,
  limit: number,
  cursor?: string,
): Promise<Page<Offer>> {
  const page = await mergedPage(table, 'list', [offerListKey(sponsorId)], limit, cursor, 'newest');
  const keys = page.items.map(({ id, caseId }) => ({
    pk: caseKey(String(caseId)),
    sk: `case#offer#${String(id)}`,
  }));
  const found = (await loadEntities(table, keys)) as Offer[];
  const items = page.items.flatMap((item) => found.find((offer) => offer.id === item.id) ?? []);
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
}

/**
 * Whether a household that this sponsor took in has a case that is not closed, and when it was last offered one, answered,
 * or a case of such a household closed.
 */
export async function hostedBy(table: Table, sponsorId: string): Promise<Hosted> {
  let last: string | undefined;
  const happened = (at: string): void => {
    last = last === undefined ? at : later(last, at);
  };
  for (let cursor: string | undefined; ; ) {
    const page = await listOffers(table, sponsorId, PAGE, cursor);
    for (const { answeredAt, offeredAt } of page.items) happened(answeredAt ?? offeredAt);
    const taken = page.items.filter(({ status }) => status === 'accepted').map(({ caseId }) => caseId);
    for (const { status, overview } of (await loadCaseRecords(table, taken)).values()) {
      if (status !== 'closed') return { open: true, last };
      if (overview?.settledAt !== undefined) happened(overview.settledAt);
    }
    if (page.cursor === undefined) return { open: false, last };
    cursor = page.cursor;
  }
}

const PAGE = 100;
/** The most decisions of a period that are examined. */
const MOST = 1000;

/** Proposals of an office that people decided between two instants; `more` if there are others. */
export async function decidedPlacements(
  table: Table,
  office: string,
  { from, to }: { from: string; to: string },
): Promise<{ items: WorkItem[]; more: boolean }> {
  const items: WorkItem[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const page = await withStoreErrors(() =>
      table.documents.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: 'list',
          KeyConditionExpression: 'lk = :lk AND ls BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':lk': placementListKey(office), ':from': from, ':to': to },
          ScanIndexForward: false,
          Limit: PAGE,
          ExclusiveStartKey: after,
        }),
      ),
    );
    items.push(
      ...(await loadWorkItems(
        table,
        (page.Items ?? []).map(({ id }) => String(id)),
      )),
    );
    after = page.LastEvaluatedKey;
  } while (after && items.length < MOST);
  return { items, more: after !== undefined };
}
