import { localIn } from '../../domain/kernel/calendar.ts';
import type { Leg } from './legs.ts';
import type { GivenPaper } from './papers.ts';

const HOUR = 3_600_000;
const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * HOUR).toISOString();

/** A journey with one change of planes: carrier and flights are invented. */
export function inTwoLegs(departureAt: string, metConfirmed = false, needing = false): Leg[] {
  const [home, change, away] = ['Asia/Amman', 'Europe/Istanbul', 'America/Toronto'];
  const common = { carrier: 'Kinbridge Air', metConfirmed, ...(needing ? { needsTold: true } : {}) };
  return [
    {
      ...{ fromPort: 'AMM', departs: localIn(departureAt, home), fromZone: home },
      ...{ toPort: 'IST', arrives: localIn(hoursAfter(departureAt, 3), change), toZone: change },
      ...{ ...common, flight: 'KB 101', metBy: 'IOM Istanbul' },
    },
    {
      ...{ fromPort: 'IST', departs: localIn(hoursAfter(departureAt, 6), change), fromZone: change },
      ...{ toPort: 'YYZ', arrives: localIn(hoursAfter(departureAt, 17), away), toZone: away },
      ...{ ...common, flight: 'KB 202', metBy: 'Reception office' },
    },
  ];
}

/** What everybody carries; the numbers are invented, and differ. */
export const papersFor = (members: readonly string[], validUntil: string): GivenPaper[] =>
  members.flatMap((personId) =>
    (['travel-document', 'visa', 'exit-permit'] as const).map((kind) => ({
      ...{ personId, kind, validUntil },
      number: `${kind.slice(0, 1).toUpperCase()}${personId.slice(-6).toUpperCase()}1`,
    })),
  );
