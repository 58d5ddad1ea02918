import { DeliveredLogSchema, FAILED_SIGN_INS, UserActivitySchema } from '../../contracts/user-activity.ts';
import type { FailedTry } from '../../domain/audit/failed-sign-ins.ts';
import { countTries, roundsOf, windowOf } from '../../domain/audit/failed-sign-ins.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { unpacked } from '../adapters/packed-text.ts';
import { theStore } from './the-store.ts';

/** How often a person's failures are counted again when others count them at the same time. */
const TRIES = 12;
/** Marks outlast every repetition of an event. */
const KEPT = 'P2D';
const MAX_BYTES = 32 * 1024 * 1024;

interface Delivered {
  readonly delivery: string;
  /** By person and window. */
  readonly tries: ReadonlyMap<string, { person: string; window: string; tries: FailedTry[] }>;
  readonly unreadable: number;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a delivery of the log says. An event of somebody unknown belongs to no chain. */
function readDelivery(data: string): Delivered {
  const text = unpacked(Buffer.from(data, 'base64'), MAX_BYTES);
  const log = DeliveredLogSchema.safeParse(text === undefined ? undefined : readJson(text));
  if (!log.success) throw new CaseError('InvalidInput', 'Expected events of a log, received something else.');
  const tries = new Map<string, { person: string; window: string; tries: FailedTry[] }>();
  let unreadable = 0;
  const events = log.data.messageType === 'DATA_MESSAGE' ? log.data.logEvents : [];
  for (const { timestamp, message } of events) {
    const read = UserActivitySchema.safeParse(readJson(message));
    if (!read.success) unreadable += 1;
    const { eventId, userSub: person, ...kind } = read.data?.message ?? { eventId: '' };
    if (!person || !('eventType' in kind)) continue;
    if (kind.eventType !== FAILED_SIGN_INS.eventType || kind.eventResponse !== FAILED_SIGN_INS.eventResponse)
      continue;
    const at = new Date(timestamp).toISOString();
    const window = windowOf(at);
    const of = tries.get(`${person} ${window}`) ?? { person, window, tries: [] };
    of.tries.push({ id: identifier('try', person, eventId), at });
    tries.set(`${person} ${window}`, of);
  }
  return { delivery: identifier('delivery', ...events.map(({ id }) => id)), tries, unreadable };
}

async function recordOf(delivery: string, person: string, window: string, tries: FailedTry[]): Promise<void> {
  const store = theStore();
  const actor = { id: person, kind: 'staff', roles: [] } as const;
  const record = (at: string, mark: string, act: string, details: object) =>
    store.recordOnce(
      { id: identifier('command', person, mark), actor: { ...actor, roles: [] }, at },
      { act, details: { fields: [], cases: [], sponsors: [], ...details } },
      mark,
      KEPT,
    );
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const before = await store.loadTries(person, window);
    const { after, named } = countTries(before?.tries, delivery, tries);
    const kept = { tries: after, version: before?.version ?? 0 };
    if (after !== before?.tries && !(await store.keepTries(person, window, kept))) continue;
    for (const { id, at } of named) await record(at, id, 'sign-in.failed', {});
    const latest =
      tries
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? window;
    for (const count of roundsOf(after.count))
      await record(latest, `failed-often#${window}#${count}`, 'sign-in.failed-often', { count });
    return;
  }
  throw new CaseError('StoreBusy', 'Others count the failed sign-ins of the same person at this moment.');
}

/**
 * Records failed sign-ins that Cognito's log tells of in the chains of those who were tried: each with an entry of its own,
 * up to five in a quarter of an hour, and further ones by their number. Repeats, and another order, change nothing. What
 * cannot be read is refused after all else was recorded, so that the delivery is set aside.
 */
export async function recordFailedSignIns(data: string): Promise<void> {
  const { delivery, tries, unreadable } = readDelivery(data);
  for (const { person, window, tries: of } of tries.values()) await recordOf(delivery, person, window, of);
  if (unreadable > 0)
    throw new CaseError(
      'InvalidInput',
      `Expected events of user activity, received ${unreadable} that cannot be read.`,
    );
}
