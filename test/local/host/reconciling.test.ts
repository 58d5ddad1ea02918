import { afterEach, expect, it, vi } from 'vitest';
import { FUNCTIONS } from '../../../contracts/functions.ts';
import { realClock } from '../../../local/clock.ts';
import { countTimers } from '../../../local/host-clock.ts';
import { keepReconciled } from '../../../local/reconciling.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('five minutes after the start and every hour then relays what was set aside, has people asked about what is left, and compares table and executions', async () => {
  vi.useFakeTimers();
  const events: unknown[] = [];
  const cases = Array.from({ length: 101 }, (_, index) => ({
    owner: `case-${index}`,
    consumer: 'RelayWorkflow',
  }));
  const stop = keepReconciled({
    functions: {
      invoke: async (name: string, payload: string) => {
        events.push([name, JSON.parse(payload)]);
        return { statusCode: 200, payload: 'null' };
      },
    } as never,
    listed: FUNCTIONS,
    clock: countTimers(realClock()),
    log: () => {},
    redrive: async () => {
      events.push('redrive');
      return { relayed: 0, left: 101, cases };
    },
  });
  const run = [
    'redrive',
    ['Reconcile', { left: cases.slice(0, 100) }],
    ['Reconcile', { left: cases.slice(100) }],
    ['Reconcile', {}],
  ];
  await vi.advanceTimersByTimeAsync(299_999);
  expect(events).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(events).toEqual(run);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(events).toEqual([...run, ...run]);
  stop();
  await vi.advanceTimersByTimeAsync(7_200_000);
  expect(events).toEqual([...run, ...run]);
});

it('on a virtual clock comes before the first jump after five minutes, and then by the time that is asked for', async () => {
  let invoked = 0;
  const clock = countTimers(virtualClock(0));
  const stop = keepReconciled(
    {
      functions: {
        invoke: async () => {
          invoked += 1;
          return { statusCode: 200, payload: 'null' };
        },
      } as never,
      listed: FUNCTIONS,
      clock,
      log: () => {},
      redrive: async () => ({ relayed: 0, left: 0, cases: [] }),
    },
    86_400_000,
  );
  const at = (time: number) => new Promise<number>((resolve) => clock.at(time, () => resolve(invoked)));
  expect(await at(60_000)).toBe(0);
  expect(await at(301_000)).toBe(0);
  expect(await at(302_000)).toBe(1);
  expect(await at(80_000_000)).toBe(1);
  expect(await at(90_000_000)).toBe(1);
  expect(await at(90_000_001)).toBe(2);
  stop();
  clock.close();
});
