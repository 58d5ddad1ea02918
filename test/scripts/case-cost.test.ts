import { beforeAll, describe, expect, it } from 'vitest';
import { KEYS } from '../../bench/case/breakdown.ts';
import type { Figures } from '../../bench/case/measure.ts';
import { measure } from '../../bench/case/measure.ts';

/**
 * What a case of four persons with nothing unusual may cost at most, as it stands: lower it with each saving. Two units
 * more or less depend on which of two calls comes first.
 */
const MOST = { transitions: 166, writeUnits: 1002, head: 1024 };

let figures: Figures;
beforeAll(async () => {
  figures = await measure(1);
}, 120_000);
const unitsOf = (of: string) => figures.shares.find((share) => share.of === of)!;

describe('a case with nothing unusual', () => {
  it('costs no more state transitions and write units than it did', () => {
    expect(figures.transitions).toBeLessThanOrEqual(MOST.transitions);
    expect(figures.writeUnits).toBeLessThanOrEqual(MOST.writeUnits);
  });

  it('writes its record at two units a commit: below a kilobyte', () => {
    const head = unitsOf('case');
    expect(head.bytes).toBeLessThan(MOST.head);
    expect(head.units).toBe(2 * head.writes);
  });

  it('is told where all its units go, by kind of item and index', () => {
    const counted = figures.shares.filter(({ of }) => of !== KEYS);
    const all = counted.reduce((sum, { units }) => sum + units, 0);
    expect(Math.abs(all - figures.writeUnits - figures.readingUnits)).toBeLessThan(5);
    expect(unitsOf('work-item in queue').units).toBeGreaterThan(0);
  });
});
