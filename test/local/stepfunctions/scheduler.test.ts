import { expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { Scheduler } from '../../../local/stepfunctions/scheduler.ts';

it('lets an effect be seen when it is on disk, and not before', async () => {
  const order: string[] = [];
  let dirty = true;
  const scheduler = new Scheduler(realClock(), {
    advance() {},
    withdraw() {},
    dirty: () => dirty,
    commit() {
      order.push('commit');
      dirty = false;
    },
  });
  scheduler.afterCommit({ withdrawn: false }, () => order.push('effect'));
  await scheduler.committed();
  order.push('answer');
  expect(order).toEqual(['commit', 'effect', 'answer']);
  scheduler.close();
});

it('holds effects back and refuses new work while the disk is full, then goes on', async () => {
  let full = true;
  let withdrawn = 0;
  const seen: string[] = [];
  const scheduler = new Scheduler(realClock(), {
    advance() {},
    withdraw: () => withdrawn++,
    dirty: () => true,
    commit() {
      if (full) throw new Error('database or disk is full');
    },
  });
  scheduler.afterCommit({ withdrawn: false }, () => seen.push('effect'));
  scheduler.afterCommit({ withdrawn: true }, () => seen.push('of what never was'));
  await expect(scheduler.committed()).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  expect(() => scheduler.refuseWhenFull()).toThrow('database or disk is full');
  expect({ withdrawn, seen }).toEqual({ withdrawn: 1, seen: [] });
  full = false;
  await expect.poll(() => seen).toEqual(['effect']);
  expect(() => scheduler.refuseWhenFull()).not.toThrow();
  scheduler.close();
});
