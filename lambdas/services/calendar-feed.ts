import { SEES } from '../../contracts/authorization.ts';
import type { CalendarFeed } from '../../domain/appointments/calendar-feed.ts';
import { APPOINTMENT_TITLES } from '../../domain/appointments/reminder-text.ts';
import { readingFact } from '../../domain/audit/reading.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { isBefore, minus, plus, startOf } from '../../domain/kernel/calendar.ts';
import type { Listed } from '../adapters/appointment-store.ts';
import { icsOf } from '../adapters/ics.ts';
import { shownTo } from './appointment-rows.ts';
import { theEnvironment } from './environment.ts';
import { heldBackAmong } from './held-back.ts';
import { memberNow } from './member-now.ts';
import type { Store } from './the-store.ts';

const BEFORE = 'P30D';
const AFTER = 'P180D';
const PAGE = 100;
const MAX_PAGES = 10;
const PERSONS_AT_ONCE = 50;
/** Whoever has not signed in for so long has left, and so has their calendar. */
const UNSEEN = 'P60D';
const SECRET = /^[\w-]{32}$/;
const NAMES = {
  ...{ en: 'Appointments', fr: 'Rendez-vous', ar: 'المواعيد', es: 'Citas', uk: 'Зустрічі' },
} as const;

/** The feed's maker as they are now; undefined if they are suspended, at another office, or were not seen for long. */
async function makerOf(store: Store, feed: CalendarFeed, at: string): Promise<Actor | undefined> {
  const known = await memberNow(store, feed.staff);
  if (!known || known.office !== feed.office) return undefined;
  if (isBefore(startOf(known.lastSeenOn), minus(at, UNSEEN))) return undefined;
  return { id: known.id, kind: 'staff', roles: known.roles, office: known.office };
}

async function appointmentsOf(store: Store, { office }: CalendarFeed, at: string): Promise<Listed[]> {
  const found: Listed[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const period = { from: minus(at, BEFORE), to: plus(at, AFTER) };
    const next = await store.listAppointments(office, period, { limit: PAGE, cursor });
    found.push(...next.items);
    cursor = next.cursor;
    if (cursor === undefined) break;
  }
  return found;
}

/** The names of the principal applicants of these cases. */
async function principalNames(store: Store, items: readonly Listed[]): Promise<Map<string, string>> {
  const principals = new Map(
    items.flatMap(({ caseRecord: { id, overview } }) =>
      overview?.principalId === undefined ? [] : [[id, overview.principalId] as const],
    ),
  );
  const asked = [...principals].map(([caseId, personId]) => ({ caseId, personId }));
  const found = new Map<string, string>();
  for (let from = 0; from < asked.length; from += PERSONS_AT_ONCE)
    for (const one of await store.loadPersons(asked.slice(from, from + PERSONS_AT_ONCE)))
      if (one.type === 'person') found.set(one.caseId, one.name);
  return found;
}

/** The calendar behind a secret, as its maker may see it; undefined if there is none, or not any more. */
export async function feedText(
  store: Store,
  secret: string,
  { at, id }: { at: string; id: string },
): Promise<string | undefined> {
  const feed = SECRET.test(secret) ? await store.findFeed(secret) : undefined;
  if (!feed || feed.revokedAt !== undefined) return undefined;
  const actor = await makerOf(store, feed, at);
  if (!actor) return undefined;
  const sees = [...new Set(actor.roles.flatMap((role) => SEES[role]))];
  const shown = (await appointmentsOf(store, feed, at)).flatMap((item) => {
    const { staff, status } = item.appointment;
    const wanted = status !== 'cancelled' && (feed.of === 'office' || staff.includes(actor.id));
    const how = shownTo(item, { actor, sees, at });
    return !wanted || how === 'hidden' ? [] : [{ ...item, named: feed.names && how === 'open' }];
  });
  const naming = shown.flatMap(({ named, caseRecord: { id } }) => (named ? [id] : []));
  const back = await heldBackAmong(store, [...new Set(naming)], 'calendar');
  const isNamed = ({ named, appointment, caseRecord: { id, overview } }: (typeof shown)[number]): boolean => {
    const held = back.get(id);
    const told = [overview?.principalId ?? '', ...appointment.personIds];
    return named && !held?.whole && !told.some((personId) => held?.persons.has(personId));
  };
  const told = shown.map((item) => ({ ...item, named: isNamed(item) }));
  const named = told.filter((item) => item.named).map(({ caseRecord }) => caseRecord.id);
  if (named.length > 0) {
    const seen = { cases: [...new Set(named)].sort(), sponsors: [] };
    await store.recordReading({ id, actor, at }, readingFact('appointments.listed', ['identity'], seen));
  }
  const names = await principalNames(
    store,
    told.filter((item) => item.named),
  );
  const { PUBLIC_URL } = theEnvironment();
  const events = told.map(({ appointment, caseRecord, named: open }) => ({
    ...{ id: appointment.id, startsAt: appointment.startsAt, minutes: appointment.minutes },
    title: [
      APPOINTMENT_TITLES[feed.language][appointment.kind],
      ...(open ? [names.get(caseRecord.id) ?? '', caseRecord.number] : []),
    ]
      .filter(Boolean)
      .join(' · '),
    ...(open ? { place: appointment.place } : {}),
    url: `${PUBLIC_URL}/console/cases/${appointment.caseId}`,
  }));
  return icsOf(NAMES[feed.language], events);
}
