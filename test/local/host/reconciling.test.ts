import { afterEach, expect, it, vi } from 'vitest';
import { FUNCTIONS } from '../../../contracts/functions.ts';
import { realClock } from '../../../local/clock.ts';
import { countTimers } from '../../../local/host-clock.ts';
import { keepReconciled } from '../../../local/reconciling.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('every hour relays what was set aside, has people asked about what is left, and compares table and executions', async () => {
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
  await vi.advanceTimersByTimeAsync(3_600_000);
  stop();
  expect(events).toEqual([
    'redrive',
    ['Reconcile', { left: cases.slice(0, 100) }],
    ['Reconcile', { left: cases.slice(100) }],
    ['Reconcile', {}],
  ]);
});
