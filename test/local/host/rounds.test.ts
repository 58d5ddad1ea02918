import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FUNCTIONS } from '../../../contracts/functions.ts';
import { keepAnchored } from '../../../local/anchoring.ts';
import { keepArchived } from '../../../local/archiving.ts';
import { realClock } from '../../../local/clock.ts';
import { countTimers, type HostClock } from '../../../local/host-clock.ts';
import { keepReconciled } from '../../../local/reconciling.ts';
import { keepTidy } from '../../../local/tidying.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';

const DAY_MS = 86_400_000;

/** What a host does by itself, each with the one call that it is kept waiting in. */
type Call = () => Promise<never>;
const KEPT: Record<string, (clock: HostClock, call: Call) => () => void | Promise<void>> = {
  'the check of the archive': (clock, call) => keepArchived(withFunctions(clock, call), {} as never),
  'the comparing of table and executions': (clock, call) =>
    keepReconciled(
      { ...withFunctions(clock, call), redrive: async () => ({ relayed: 0, left: 0, cases: [] }) },
      DAY_MS,
    ),
  'the anchoring of audit chains': (clock, call) => keepAnchored(withFunctions(clock, call)),
  'the expiry of items': (clock, call) =>
    keepTidy({ service: { expire: call }, stream: { trim: async () => 0 } } as never, clock),
  'the trimming of the stream': (clock, call) =>
    keepTidy({ service: { expire: async () => 0 }, stream: { trim: call } } as never, clock),
};
const withFunctions = (clock: HostClock, call: Call) => ({
  functions: { invoke: call } as never,
  listed: FUNCTIONS,
  clock,
  log() {},
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const TURNS = 20;
async function someTurns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function closesAfter(begun: () => number, stop: () => void | Promise<void>, end: () => void) {
  expect(begun()).toBe(1);
  let closed = false;
  const closing = Promise.resolve(stop()).then(() => {
    closed = true;
  });
  await someTurns();
  expect(closed).toBe(false);
  end();
  await closing;
  expect(begun()).toBe(1);
}

describe.each(Object.entries(KEPT))('%s', (_, keep) => {
  it('is waited for when the host is closed, and is not begun twice at once', async () => {
    const { promise, reject } = Promise.withResolvers<never>();
    let calls = 0;
    const stop = keep(countTimers(realClock()), () => {
      calls += 1;
      return promise;
    });
    await vi.advanceTimersByTimeAsync(3 * DAY_MS);
    await closesAfter(
      () => calls,
      stop,
      () => reject(new Error('closed')),
    );
    await vi.advanceTimersByTimeAsync(3 * DAY_MS);
    expect(calls).toBe(1);
  });

  it('may fail: the host goes on, and tries again', async () => {
    let calls = 0;
    const stop = keep(countTimers(realClock()), async () => {
      calls += 1;
      throw new Error('the disk is full');
    });
    await vi.advanceTimersByTimeAsync(3 * DAY_MS);
    expect(calls).toBeGreaterThan(1);
    await stop();
  });
});

describe.each(['the check of the archive', 'the comparing of table and executions'])(
  '%s under a virtual clock',
  (name) => {
    it('is waited for when the host is closed', async () => {
      const { promise, reject } = Promise.withResolvers<never>();
      const clock = countTimers(virtualClock(0));
      let calls = 0;
      const stop = KEPT[name]?.(clock, () => {
        calls += 1;
        return promise;
      });
      clock.at(2 * DAY_MS, () => {});
      clock.at(4 * DAY_MS, () => {});
      await someTurns();
      await closesAfter(
        () => calls,
        stop as () => void,
        () => reject(new Error('closed')),
      );
      clock.close();
    });
  },
);
