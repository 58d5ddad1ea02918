import type { PlaceCount } from '../../../domain/statistics/flow/part.ts';
import world from './world.json' with { type: 'json' };

type Point = readonly [number, number];

/** The outlines of countries by code, each with its middle: Natural Earth, public domain; `scripts/world-map.ts` made them. */
export const WORLD = world as unknown as {
  readonly width: number;
  readonly height: number;
  readonly countries: Readonly<Record<string, readonly [number, number, string]>>;
  readonly rest: string;
};

/** Households from one country to another, as a line that is bent so that ways back lie beside it. */
export interface Flow {
  readonly from: Point;
  readonly to: Point;
  readonly bend: Point;
  readonly count: number;
}

const middleOf = (country: string | undefined): Point | undefined => {
  const found = country === undefined ? undefined : WORLD.countries[country];
  return found && [found[0], found[1]];
};

const bendOf = ([x, y]: Point, [u, v]: Point): Point => [
  Math.round((x + u) / 2),
  Math.round((y + v) / 2 - Math.hypot(u - x, v - y) / 6),
];

/** What the map shows of the ways: those whose two countries are known, and how many go to each country. */
export function flowsOf(rows: readonly PlaceCount[], countries: Readonly<Record<string, string>>) {
  const flows = new Map<string, Flow>();
  const arrivals = new Map<string, { count: number; at: Point }>();
  for (const { office, destinationOffice, underWay, arrived } of rows) {
    const [here, there] = [countries[office], countries[destinationOffice]];
    const [from, to] = [middleOf(here), middleOf(there)];
    if (there !== undefined && to)
      arrivals.set(there, { at: to, count: underWay + arrived + (arrivals.get(there)?.count ?? 0) });
    if (!from || !to) continue;
    const count = underWay + arrived + (flows.get(`${here} ${there}`)?.count ?? 0);
    flows.set(`${here} ${there}`, { from, to, bend: bendOf(from, to), count });
  }
  return { flows: [...flows.values()], arrivals };
}

const ROOM = 70;

/** The part of the world where something is shown. */
export function frameOf(flows: readonly Flow[]): string {
  const points = flows.flatMap(({ from, to, bend }) => [from, to, bend]);
  if (points.length === 0) return `0 0 ${WORLD.width} ${WORLD.height}`;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.max(0, Math.min(...xs) - ROOM), Math.max(0, Math.min(...ys) - ROOM)];
  const right = Math.min(WORLD.width, Math.max(...xs) + ROOM);
  return `${left} ${top} ${right - left} ${Math.min(WORLD.height, Math.max(...ys) + ROOM) - top}`;
}
