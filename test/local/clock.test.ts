import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { realClock } from '../../local/clock.ts';
import { TimerHeap } from '../../local/timer-heap.ts';
import { virtualClock } from '../../local/virtual-clock.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const settled = async () => {
  for (let n = 0; n < 30; n++) await turn();
};

describe('the virtual clock', () => {
  it('jumps from timer to timer, those of one instant in the order of their registration', async () => {
    const clock = virtualClock(1000);
    const fired: [string, number][] = [];
    const note = (name: string) => () => fired.push([name, clock.now()]);
    clock.at(5000, note('late'));
    clock.at(2000, note('first'));
    clock.at(2000, note('second'));
    clock.at(500, note('overdue'));
    await settled();
    expect(fired).toEqual([
      ['overdue', 1000],
      ['first', 2000],
      ['second', 2000],
      ['late', 5000],
    ]);
  });

  it('stands still while work is held', async () => {
    const clock = virtualClock(0);
    let release = () => {};
    const held = clock.hold(() => new Promise<void>((resolve) => (release = resolve)));
    clock.at(100, () => {});
    await settled();
    expect(clock.now()).toBe(0);
    release();
    await held;
    await settled();
    expect(clock.now()).toBe(100);
  });

  it('asks before every jump, again as long as something happened', async () => {
    const clock = virtualClock(0);
    const asked: number[] = [];
    clock.beforeJump(async () => asked.push(clock.now()) < 3);
    clock.at(100, () => {});
    await settled();
    expect(asked).toEqual([0, 0, 0]);
    expect(clock.now()).toBe(100);
  });

  it('does not fire a timer that is cancelled, nor jump to it', async () => {
    const clock = virtualClock(0);
    const fired: number[] = [];
    const cancel = clock.at(100, () => fired.push(100));
    clock.at(50, () => fired.push(50));
    cancel();
    await settled();
    expect(fired).toEqual([50]);
    expect(clock.now()).toBe(50);
  });

  it('stops when it is closed', async () => {
    const clock = virtualClock(0);
    clock.at(100, () => expect.unreachable());
    clock.close();
    await settled();
    expect(clock.now()).toBe(0);
  });

  it('catches up, and never goes back', () => {
    const clock = virtualClock(1000);
    clock.catchUp(5000);
    clock.catchUp(2000);
    expect(clock.now()).toBe(5000);
  });
});

describe('the real clock', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('fires what fell due during a pause in portions, the oldest first, and loses nothing', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 11), toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const clock = realClock();
    const fired: number[] = [];
    const hours = Array.from({ length: 120 }, (_, index) => index + 1);
    for (const hour of hours) clock.at(Date.now() - hour * 3_600_000, () => fired.push(hour));
    vi.advanceTimersByTime(1);
    expect(fired).toEqual(hours.slice(-25).reverse());
    clock.at(Date.now(), () => fired.push(0));
    vi.advanceTimersByTime(50);
    expect(fired).toHaveLength(25);
    vi.advanceTimersByTime(60);
    expect(fired).toHaveLength(50);
    vi.advanceTimersByTime(1000);
    expect(fired).toEqual([...hours.toReversed(), 0]);
    clock.close();
  });

  it('fires in order, not the cancelled, and at once what is overdue', async () => {
    const clock = realClock();
    const fired: string[] = [];
    const now = clock.now();
    clock.at(now + 40, () => fired.push('late'));
    clock.at(now + 10, () => fired.push('early'));
    clock.at(now - 1000, () => fired.push('overdue'));
    clock.at(now + 20, () => fired.push('cancelled'))();
    clock.at(now + 400 * 86_400_000, () => fired.push('next year'));
    await expect.poll(() => fired).toEqual(['overdue', 'early', 'late']);
    clock.close();
  });
});

it('a heap of timers fires like a sorted list, whatever is cancelled', () => {
  const timer = fc.record({ time: fc.integer({ min: 0, max: 20 }), cancelled: fc.boolean() });
  fc.assert(
    fc.property(fc.array(timer, { maxLength: 60 }), (timers) => {
      const heap = new TimerHeap();
      const fired: number[] = [];
      const added = timers.map(({ time }, index) => heap.add(time, () => fired.push(index)));
      for (const [index, { cancelled }] of timers.entries()) if (cancelled) heap.cancel(added[index]!);
      const live = timers.map((one, index) => ({ ...one, index })).filter(({ cancelled }) => !cancelled);
      expect(heap.size).toBe(live.length);
      for (let run = heap.takeDue(20); run; run = heap.takeDue(20)) run();
      expect(fired).toEqual(live.sort((a, b) => a.time - b.time).map(({ index }) => index));
    }),
  );
});
