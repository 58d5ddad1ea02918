import type { Host } from '../../local/host.ts';
import { watch } from './watch.ts';

/** A work item as the API shows it to the person who decides it. */
export interface WorkItemView {
  workItemId: string;
  caseId: string;
  version: number;
  kind: string;
  subject: string | null;
  status: string;
  openedAt: string;
  dueAt: string;
  members: string[];
  group: string[] | null;
  topics: string[] | null;
  scored: { whom: string; dimensions: string[] }[] | null;
  due: { lineId: string; dueAt: string }[] | null;
  needed?: { decision: string; fields: string[] }[];
  travel: { departureAt: string | null; departedAt: string | null; needs?: readonly unknown[] | null } | null;
  context: Record<string, unknown> | null;
  closed: { decision: string | null }[];
}

/** A person's action on a work item: who, when, and the form they fill in. */
export interface Act {
  user: string;
  /** Milliseconds after the item was opened. */
  after: number;
  claim: boolean;
  form(view: WorkItemView, now: string): Record<string, unknown> | Promise<Record<string, unknown>>;
}

/** An opened work item, as in its queue in the console. */
export interface OpenedItem {
  id: string;
  caseId: string;
  kind: string;
  office: string;
  assignee?: string;
  subject?: string;
  openedAt: string;
  dueAt: string;
}

export interface Workforce {
  decided: number;
  claimed: number;
  refused: { workItemId: string; kind: string; status: number; detail: string }[];
}

type Image = Record<string, { S?: string; N?: string }>;

const turns = new WeakMap<Host, Promise<void>>();

/**
 * Does something at an instant, after whatever was to be done before it: a request is signed and verified in threads
 * of their own, so that two that began together would arrive in either order, and one seed would tell two stories.
 */
function atTurn(host: Host, at: number, work: () => Promise<void>): void {
  host.clock.at(at, () => {
    const turn = (turns.get(host) ?? Promise.resolve()).then(work);
    turns.set(
      host,
      turn.catch(() => {}),
    );
    void host.clock.hold(() => turn);
  });
}

/**
 * People at work: each opened work item is decided through the API, by whom and when the habits say. An item already
 * decided or cancelled by then is left alone.
 */
export function employ(host: Host, habits: (item: OpenedItem) => Act | undefined): Workforce {
  const workforce: Workforce = { decided: 0, claimed: 0, refused: [] };
  const seen = new Set<string>();
  whenOpened((item) => {
    if (seen.has(item.id)) return;
    seen.add(item.id);
    const act = habits(item);
    if (!act) return;
    const at = Date.parse(item.openedAt) + Math.round(act.after);
    atTurn(host, at, () => perform(host, item, act, workforce));
  });
  return workforce;
}

/** Tells of every work item that opens. */
export function whenOpened(tell: (item: OpenedItem) => void): void {
  watch((record) => {
    const image = record.dynamodb?.NewImage as Image | undefined;
    if (record.eventName === 'INSERT' && image?.type?.S === 'work-item') tell(itemOf(image));
  });
}

const itemOf = (image: Image): OpenedItem => ({
  id: image.id?.S ?? '',
  caseId: image.caseId?.S ?? '',
  kind: image.kind?.S ?? '',
  office: image.office?.S ?? '',
  openedAt: image.openedAt?.S ?? '',
  dueAt: image.dueAt?.S ?? '',
  ...(image.assignee?.S === undefined ? {} : { assignee: image.assignee.S }),
  ...(image.subject?.S === undefined ? {} : { subject: image.subject.S }),
});

/** A person whose form was refused (for example because of open work) tries again after some days. */
const AGAIN_AFTER = 3 * 86_400_000;
const MAX_TRIES = 20;

/** Does a work item that is still open; tries again later if the form is refused. */
export async function perform(
  host: Host,
  item: OpenedItem,
  act: Act,
  workforce: Workforce,
  tries = 1,
): Promise<void> {
  const path = `/work-items/${item.id}`;
  const read = await host.request('GET', path, { user: act.user });
  const view = read.body as WorkItemView;
  if (read.status !== 200 || (view.status !== 'open' && view.status !== 'claimed')) return;
  if (act.claim && tries === 1) {
    const claimed = await host.request('POST', `${path}/claim`, { user: act.user });
    if (claimed.status === 200) workforce.claimed += 1;
  }
  const form = await act.form(view, new Date(host.clock.now()).toISOString());
  const headers = { 'idempotency-key': `${item.id}-decision-${tries}` };
  const answer = await host.request('POST', `${path}/decision`, { user: act.user, body: form, headers });
  if (answer.status === 200) {
    workforce.decided += 1;
    return;
  }
  const { detail = '' } = answer.body as { detail?: string };
  workforce.refused.push({ workItemId: item.id, kind: item.kind, status: answer.status, detail });
  if (tries === MAX_TRIES) return;
  atTurn(host, host.clock.now() + AGAIN_AFTER, () => perform(host, item, act, workforce, tries + 1));
}
