import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WhyChange } from '../../../domain/kernel/why.ts';
import type { Waiver } from '../../../stages/health-assessment/waiver.ts';
import { waiverRefusedFor, whyWaiverRefused } from '../../../stages/health-assessment/waiver.ts';

const waivers: fc.Arbitrary<Waiver> = fc.record({
  found: fc.constantFrom(undefined, 'no-finding', 'class-a', 'class-b'),
  examinedBy: fc.constantFrom(undefined, 'a', 'b'),
  recordedBy: fc.constantFrom('a', 'b'),
  waivedOn: fc.constantFrom('2026-03-01', '2026-03-10', '2026-03-11', '2026-05-01'),
  today: fc.constant('2026-03-10'),
});

const changed = (asked: Waiver, { lever, values }: WhyChange): Waiver => {
  if (lever === 'found-class-a') return { ...asked, found: 'class-a' };
  if (lever === 'another-colleague') return { ...asked, recordedBy: 'c' };
  return { ...asked, waivedOn: String(values.day) };
};

describe('a refused waiver', () => {
  it('is told with exactly what would have let it be recorded', () => {
    fc.assert(
      fc.property(waivers, (asked) => {
        const { ways } = whyWaiverRefused(asked);
        expect(ways).toHaveLength(waiverRefusedFor(asked) === undefined ? 0 : 1);
        for (const way of ways) {
          expect(waiverRefusedFor(way.reduce(changed, asked))).toBeUndefined();
          for (const change of way)
            expect(
              waiverRefusedFor(way.filter((one) => one !== change).reduce(changed, asked)),
            ).toBeDefined();
        }
      }),
    );
  });

  it('with a day to come is told the last day that it could have', () => {
    const asked = { found: 'class-a', examinedBy: 'a', recordedBy: 'b', today: '2026-03-10' };
    const { ways } = whyWaiverRefused({ ...asked, waivedOn: '2026-05-01' });
    expect(ways).toEqual([[{ lever: 'waived-by', values: { day: '2026-03-10' } }]]);
  });
});
