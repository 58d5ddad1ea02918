import type { Chance } from '../../scripts/demo/chance.ts';
import { FORMS } from '../../scripts/demo/forms.ts';
import { habitsFrom } from '../../scripts/demo/habits.ts';
import { watch } from '../../scripts/demo/watch.ts';
import type { OpenedItem, WorkItemView } from '../../scripts/demo/workforce.ts';
import type { CaseView } from './told.ts';

type Form = Record<string, unknown>;
export interface Answered {
  status: number;
  body: Record<string, unknown>;
}

/** The instant at which somebody takes up a work item, and what they can do then. */
export interface Moment {
  item: OpenedItem;
  view: WorkItemView;
  now: string;
  /** The same clock time, days later or (negative) earlier. */
  day(days: number): string;
  readCase(): Promise<CaseView>;
  /** Tries a decision on the item; tells how the API answered. */
  decide(form: Form, user?: string): Promise<Answered>;
  /** A call to the API; a path that starts with `:` is one of the case. */
  call(user: string, path: string, body: unknown, method?: string): Promise<Answered>;
  usual(): Promise<Form>;
  /** Takes the item up again after some days, when it is still open, and does what is usual. */
  again(days: number): void;
}

/**
 * What happens to a work item: a form, a function that gives one (or null when nobody decides any more), or nobody:
 * then it is reminded of, escalated, and decided by a supervisor a day late; an offer lapses.
 */
export type Step = 'nobody' | Later | Form | ((moment: Moment) => Form | null | Promise<Form | null>);
/** What is usual, but only so many days after the item was opened. */
class Later {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
}
export const later = (days: number): Step => new Later(days);
/** Steps by kind of work item, or by `kind subject`; once they are used up, people do what is usual. */
export type Script = Record<string, Step[]>;

export interface Host {
  clock: {
    now(): number;
    at(when: number, run: () => void): unknown;
    hold<T>(w: () => Promise<T>): Promise<T>;
  };
  request(
    method: string,
    path: string,
    options?: { user?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<{ status: number; body: unknown }>;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const KINDS = Object.keys(FORMS);

/** Always what is most likely. */
export const USUAL: Chance = {
  of: () => 0.5,
  pick: (options) => [...options].sort((a, b) => b[1] - a[1])[0]![0],
};

const text = (image: unknown, field: string): string =>
  (image as Record<string, { S?: string } | undefined>)[field]?.S ?? '';

function itemOf(image: unknown): OpenedItem {
  const [assignee, subject] = [text(image, 'assignee'), text(image, 'subject')];
  return {
    ...{ id: text(image, 'id'), caseId: text(image, 'caseId'), kind: text(image, 'kind') },
    ...{ office: text(image, 'office'), openedAt: text(image, 'openedAt'), dueAt: text(image, 'dueAt') },
    ...(assignee === '' ? {} : { assignee }),
    ...(subject === '' ? {} : { subject }),
  };
}

function momentOf(
  host: Host,
  item: OpenedItem,
  view: WorkItemView,
  user: string,
  again: Moment['again'],
): Moment {
  const at = host.clock.now();
  let tries = 0;
  const call = async (who: string, path: string, body: unknown, method = 'POST'): Promise<Answered> => {
    const target = path.startsWith(':') ? `/cases/${item.caseId}${path.slice(1)}` : path;
    const headers = { 'idempotency-key': `${item.id}-${who}-${tries++}` };
    const answer = await host.request(method, target, { user: who, body, headers });
    return { status: answer.status, body: answer.body as Record<string, unknown> };
  };
  const day = (days: number) => new Date(at + days * DAY).toISOString();
  return {
    ...{ item, view, now: day(0), day, call, again },
    decide: (form, who = user) => call(who, `/work-items/${item.id}/decision`, form),
    readCase: async () =>
      (await call(`supervisor.${item.office}`, ':', undefined, 'GET')).body as unknown as CaseView,
    usual: async () => (await FORMS[item.kind]?.({ view, now: day(0), chance: USUAL, item })) ?? {},
  };
}

/**
 * People who act on every work item as it opens, each case by its script. They act a quarter of the way to the due
 * date; kinds and subjects a few minutes apart, so that the order of events is always the same.
 */
export function hire(
  host: Host,
  scriptOf: (item: OpenedItem) => Promise<Script>,
  failed: (error: Error) => void,
): () => void {
  const habits = habitsFrom(USUAL, () => undefined);
  const seen = new Set<string>();
  const order = new Map<string, number>();
  const held = (work: () => Promise<void>) => void host.clock.hold(work).catch(failed);

  const actAt = (when: number, item: OpenedItem, user: string, step: Step | undefined): void => {
    const again = (days: number) => actAt(host.clock.now() + days * DAY, item, user, undefined);
    host.clock.at(Math.round(when), () => held(() => act(host, item, user, step, again)));
  };
  const takeUp = async (item: OpenedItem): Promise<void> => {
    const script = await scriptOf(item);
    const step = (script[`${item.kind} ${item.subject}`] ?? script[item.kind])?.shift();
    if (item.kind === 'failed-stage' && step === undefined)
      throw new Error(`Expected no stage to fail, received ${item.subject} of ${item.caseId}.`);
    if (step === 'nobody' && item.kind === 'sponsor-offer') return;
    const usual = habits(item);
    if (!usual) return;
    const place = order.get(`${item.caseId} ${item.kind}`) ?? 0;
    order.set(`${item.caseId} ${item.kind}`, place + 1);
    const late = step === 'nobody';
    const opened = Date.parse(item.openedAt);
    const after = late ? Date.parse(item.dueAt) - opened + DAY : usual.after;
    const wait = step instanceof Later ? step.days * DAY : after;
    const user = late ? `supervisor.${item.office}` : usual.user;
    actAt(opened + wait + (KINDS.indexOf(item.kind) * 4 + (place % 4)) * MINUTE, item, user, step);
  };
  return watch((record) => {
    const image = record.dynamodb?.NewImage;
    if (record.eventName !== 'INSERT' || text(image, 'type') !== 'work-item') return;
    const item = itemOf(image);
    if (seen.has(item.id)) return;
    seen.add(item.id);
    held(() => takeUp(item));
  });
}

async function act(
  host: Host,
  item: OpenedItem,
  user: string,
  step: Step | undefined,
  again: Moment['again'],
): Promise<void> {
  const read = await host.request('GET', `/work-items/${item.id}`, { user });
  const view = read.body as WorkItemView;
  if (read.status !== 200)
    throw new Error(`${user} cannot read ${item.kind}: ${read.status} ${JSON.stringify(read.body)}`);
  if (view.status !== 'open' && view.status !== 'claimed') return;
  const moment = momentOf(host, item, view, user, again);
  const form = await formOf(step, moment);
  if (form === null) return;
  const answer = await moment.decide(form);
  if (answer.status !== 200)
    throw new Error(
      `${item.kind} of ${item.caseId} was refused: ${JSON.stringify(answer.body)} for ${JSON.stringify(form)}`,
    );
}

function formOf(step: Step | undefined, moment: Moment): Form | null | Promise<Form | null> {
  if (typeof step === 'function') return step(moment);
  return step === undefined || step === 'nobody' || step instanceof Later ? moment.usual() : step;
}
