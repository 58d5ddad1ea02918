import { virtualClock } from '../../local/virtual-clock.ts';
import type { Chance } from '../demo/chance.ts';
import { startDemoHost } from '../demo/demo-host.ts';
import { habitsFrom } from '../demo/habits.ts';
import type { OpenedItem, WorkItemView } from '../demo/workforce.ts';
import { perform, whenOpened } from '../demo/workforce.ts';
import { openDoors } from './sponsor-door.ts';
import type { Attack, Call, Found } from './world.ts';
import { calling } from './world.ts';

/** What is read of a case by whoever sees all of it. */
export interface CaseView {
  case: { status: string; closing?: { outcome: string }; linked?: { caseId: string }[] };
  persons: { id: string; version: number; name?: string; status: string; relationship?: string }[];
  consents: {
    id: string;
    personId: string;
    purpose: string;
    signatory?: string;
    signedAs: string;
    withdrawnAt?: string;
  }[];
  offers: { id: string; sponsorId: string; status: string }[];
  health: { personId: string; cleared: boolean }[];
  tracing: { id: string; status: string; candidates: unknown[] }[];
  waitsFor: { workItemId: string; kind: string }[];
}

/** A world in virtual time in which everybody does what is usual, until time is held for an attack. */
export interface Journey {
  readonly call: Call;
  register(body: object, user?: string): Promise<string>;
  /** Lets time pass until this kind of work opens; nobody takes it up, and time stands still again. */
  until(kind: string | readonly string[], caseId?: string): Promise<OpenedItem>;
  /** Lets so many days pass, in which others do what is usual. */
  pass(days: number): Promise<void>;
  /** Does what is usual with work that opened; `besides` is written in its place or with it. */
  usual(item: OpenedItem, besides?: (form: Record<string, unknown>) => object): Promise<void>;
  decide(item: OpenedItem, form: object, user: string): ReturnType<Call>;
  read(caseId: string): Promise<CaseView>;
  /** Everything that was sent to an address. */
  told(to: string): { subject: string; text: string }[];
  /** The page of the newest mail to an address. */
  newestPage(to: string): Promise<{ status: number; text: string }>;
}

const START = '2026-03-02T08:00:00.000Z';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Nothing here takes longer: a case that does goes round in circles. */
const HORIZON = Date.parse('2030-01-01T00:00:00.000Z');

/** Always what is most likely. */
const USUAL: Chance = {
  of: () => 0.5,
  pick: (options) => [...options].sort((a, b) => b[1] - a[1])[0]![0],
};

/** Work that waits for somebody who does what is usual, and work that an attack has taken. */
class Desk {
  readonly #waiting = new Map<string, OpenedItem>();
  #wanted: { is(item: OpenedItem): boolean; take(item: OpenedItem): void } | undefined;

  put(item: OpenedItem): void {
    this.#waiting.set(item.id, item);
    this.#look();
  }

  /** Takes the next item that is wanted, or one that waits already. */
  want(is: (item: OpenedItem) => boolean, take: (item: OpenedItem) => void): void {
    this.#wanted = { is, take };
    this.#look();
  }

  /** Whether the item is still there for somebody to do what is usual. */
  done = (item: OpenedItem): boolean => this.#waiting.delete(item.id);

  #look(): void {
    const wanted = this.#wanted;
    const item = wanted && [...this.#waiting.values()].find(wanted.is);
    if (item === undefined) return;
    this.#wanted = undefined;
    this.#waiting.delete(item.id);
    wanted?.take(item);
  }
}

async function openJourney(): Promise<Journey & { close(): Promise<void> }> {
  const clock = virtualClock(Date.parse(START));
  const host = await startDemoHost(clock, {}, false);
  const habits = habitsFrom(USUAL, () => undefined);
  const call = calling(host);
  const doors = openDoors(host);
  let release = (): void => {};
  const hold = (): void => {
    void clock.hold(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
  };
  hold();
  const desk = new Desk();
  const workforce = { decided: 0, claimed: 0, refused: [] };
  whenOpened((item) => {
    const act = habits(item);
    if (!act) return;
    desk.put(item);
    const at = Date.parse(item.openedAt) + Math.round(act.after);
    clock.at(at, () => {
      if (desk.done(item)) void clock.hold(() => perform(host, item, act, workforce));
    });
  });
  const told: Journey['told'] = (to) => host.mail.messages().filter((mail) => mail.to.includes(to));
  const decide: Journey['decide'] = (item, body, user) =>
    call('POST', `/work-items/${item.id}/decision`, { user, body });
  return {
    call,
    decide,
    async register(body, user = 'caseworker.amman') {
      const answer = await call('POST', '/cases', { user, body });
      if (answer.status !== 201) throw new Error(`Expected a case, received ${answer.text}.`);
      return (answer.body as { caseId: string }).caseId;
    },
    async until(kind, caseId) {
      const letGo = release;
      return new Promise<OpenedItem>((resolve, reject) => {
        const cancel = clock.at(HORIZON, () =>
          reject(new Error(`Expected ${kind} to open, and it never did.`)),
        );
        const is = (item: OpenedItem) =>
          [kind].flat().includes(item.kind) && (caseId ?? item.caseId) === item.caseId;
        desk.want(is, (item) => {
          // Nobody decides in the instant in which work opens.
          clock.at(clock.now() + MINUTE, () => {
            cancel();
            hold();
            resolve(item);
          });
        });
        letGo();
      });
    },
    pass(days) {
      const letGo = release;
      return new Promise((resolve) => {
        clock.at(clock.now() + days * DAY, () => {
          hold();
          resolve();
        });
        letGo();
      });
    },
    async usual(item, besides = () => ({})) {
      const act = habits(item)!;
      const { body } = await call('GET', `/work-items/${item.id}`, { user: act.user });
      const form = await act.form(body as WorkItemView, new Date(clock.now()).toISOString());
      const answer = await decide(item, { ...form, ...besides(form) }, act.user);
      if (answer.status !== 200)
        throw new Error(`Expected ${item.kind} to be done, received ${answer.text}.`);
    },
    async read(caseId) {
      const { status, body, text } = await call('GET', `/cases/${caseId}`, { user: 'supervisor.amman' });
      if (status !== 200) throw new Error(`Expected the case, received ${text}.`);
      return body as CaseView;
    },
    told,
    async newestPage(to) {
      const links = told(to).flatMap(({ text }) => /http:\/\/[^/]+(\/s\/[\w-]+)/.exec(text)?.[1] ?? []);
      return doors.open(`${links.at(-1)}`);
    },
    async close() {
      release();
      await host.close();
      clock.close();
    },
  };
}

/** The principal applicant withdraws a consent. */
export async function withdraw({ call, read }: Journey, caseId: string, purpose: string): ReturnType<Call> {
  const { consents } = await read(caseId);
  const given = consents.find((consent) => consent.purpose === purpose && consent.withdrawnAt === undefined);
  if (given === undefined) throw new Error(`Expected a consent for ${purpose}, received none.`);
  return call('POST', `/cases/${caseId}/consents/${given.id}/withdraw`, {
    user: 'caseworker.amman',
    body: {},
  });
}

/** How it broke, when it did. */
export const found = (broke: boolean, how: string): Found => (broke ? how : undefined);

/** An attack on cases that have come far, in a world of its own. */
export const onJourney = (
  by: string,
  what: string,
  play: (journey: Journey) => Promise<Found>,
): Attack<void> => ({
  by,
  what,
  async run() {
    const journey = await openJourney();
    try {
      return await play(journey);
    } finally {
      await journey.close();
    }
  },
});
