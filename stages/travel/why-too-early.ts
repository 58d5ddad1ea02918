import { dateOf, isBefore, minus, plus, secondsBetween } from '../../domain/kernel/calendar.ts';
import { waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';
import type { Policy } from '../../domain/policy/policy.ts';

/** Why fitness to fly is confirmed too early, and what would have been in time. */
export function whyTooEarly(departureAt: string, policy: Policy, at: string): Why {
  const { fitnessWithin } = policy.health;
  const asked = { at, departureAt, within: fitnessWithin };
  const inTime = (now: typeof asked) => !isBefore(now.at, minus(now.departureAt, now.within));
  const hours = Math.ceil(secondsBetween(at, departureAt) / 3600);
  const from = minus(departureAt, fitnessWithin);
  const day = plus(at, fitnessWithin);
  return {
    rule: 'fitness-within',
    values: { hours: secondsBetween(from, departureAt) / 3600, policy: policy.version },
    ways: waysOtherwise(inTime, asked, [
      { lever: 'confirmed-from', steps: [{ values: { at: from }, apply: (now) => ({ ...now, at: from }) }] },
      {
        lever: 'departure-by',
        steps: [{ values: { day: dateOf(day) }, apply: (now) => ({ ...now, departureAt: day }) }],
      },
      {
        lever: 'fitness-within',
        steps: [{ values: { hours }, apply: (now) => ({ ...now, within: `PT${hours}H` }) }],
      },
    ]),
  };
}
