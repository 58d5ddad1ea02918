import { randomBytes } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { appointmentListKey, caseKey, feedKey, feedListKey, INDEXES } from '../../contracts/table.ts';
import type { Appointment } from '../../domain/appointments/appointment.ts';
import type { CalendarFeed } from '../../domain/appointments/calendar-feed.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import type { Period } from './calendar.ts';
import { loadCaseRecords, loadEntities } from './case-store.ts';
import { classesOf } from './class-store.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { cursorOf, mergedPage, sortKeyOf } from './lists.ts';

const MOST_FEEDS = 100;
const PLACE = /^\d{4}-[\dT:.-]{18}Z#appointment-[0-9a-z]{20}$/;

export interface Listed {
  appointment: Appointment;
  caseRecord: CaseRecord;
}

/** One page of the appointments in an office's calendar in a period, earliest first, with their case records. */
export async function listAppointments(
  table: Table,
  office: string,
  period: Period,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Listed>> {
  const after = sortKeyOf(page.cursor);
  const from = PLACE.test(after) && after > period.from ? `${after} ` : period.from;
  if (from >= period.to) return { items: [] };
  const { partitionKey, sortKey } = INDEXES.list;
  const { Items = [] } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: 'list',
        KeyConditionExpression: '#p = :p AND #s BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#p': partitionKey, '#s': sortKey },
        ExpressionAttributeValues: { ':p': appointmentListKey(office), ':from': from, ':to': period.to },
        Limit: page.limit + 1,
      }),
    ),
  );
  const shown = Items.slice(0, page.limit);
  const keys = shown.map(({ caseId, id }) => ({ pk: caseKey(String(caseId)), sk: `case#appointment#${id}` }));
  const [appointments, caseRecords] = await Promise.all([
    loadEntities(table, keys) as Promise<Appointment[]>,
    loadCaseRecords(
      table,
      shown.map(({ caseId }) => String(caseId)),
    ),
  ]);
  const byId = new Map(appointments.map((appointment) => [appointment.id, appointment]));
  const items = shown.flatMap(({ id, caseId }) => {
    const [appointment, caseRecord] = [byId.get(String(id)), caseRecords.get(String(caseId))];
    return appointment && caseRecord ? [{ appointment, caseRecord }] : [];
  });
  const last = shown.at(-1);
  return Items.length > page.limit && last ? { items, cursor: cursorOf(String(last[sortKey])) } : { items };
}

const feedIdOf = (secret: string): string => identifier('feed', secret);

/** The store's operations on appointments of offices, on classes, and on the feeds of staff. */
export const appointmentsOf = (table: Table) => ({
  ...classesOf(table),
  listAppointments: (office: string, period: Period, page: { limit: number; cursor?: string | undefined }) =>
    listAppointments(table, office, period, page),
  /** A new secret and the id of its feed. */
  newFeedSecret(): { secret: string; id: string } {
    const secret = randomBytes(24).toString('base64url');
    return { secret, id: feedIdOf(secret) };
  },
  /** The feed behind a secret, revoked or not; undefined for a secret that nobody made. */
  async findFeed(secret: string): Promise<CalendarFeed | undefined> {
    const [feed] = await loadEntities(table, [{ pk: feedKey(feedIdOf(secret)), sk: 'feed' }]);
    return feed as CalendarFeed | undefined;
  },
  async loadFeed(id: string): Promise<CalendarFeed | undefined> {
    const [feed] = await loadEntities(table, [{ pk: feedKey(id), sk: 'feed' }]);
    return feed as CalendarFeed | undefined;
  },
  /** Feeds that a member of staff made and did not revoke. */
  async listFeeds(staff: string): Promise<CalendarFeed[]> {
    const { items } = await mergedPage(table, 'list', [feedListKey(staff)], MOST_FEEDS);
    const feeds = (await loadEntities(
      table,
      items.map(({ id }) => ({ pk: feedKey(String(id)), sk: 'feed' })),
    )) as CalendarFeed[];
    return feeds.filter(({ revokedAt }) => revokedAt === undefined);
  },
});
