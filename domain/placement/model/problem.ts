import type { Instance } from './instance.ts';
import type { Locality, PlacementCase } from './placement-input.ts';
import { dayOf } from './placement-input.ts';

/** True when neither the tie nor the list of compatible localities forbids the locality. */
export const mayGo = ({ tiedTo, compatible }: PlacementCase, locality: string): boolean =>
  (tiedTo === null || tiedTo === locality) && (compatible === null || compatible.includes(locality));

/** The numbers of a placement problem. A case that is larger than a whole locality is not allowed there either. */
export function instanceOf(localities: readonly Locality[], cases: readonly PlacementCase[]): Instance {
  const n = localities.length;
  const values = new Float64Array(cases.length * n).fill(Number.NEGATIVE_INFINITY);
  for (const [i, one] of cases.entries()) {
    for (const [l, { id, capacity }] of localities.entries()) {
      if (one.size <= capacity && mayGo(one, id)) values[i * n + l] = one.scores[id] ?? 0;
    }
  }
  return {
    caseCount: cases.length,
    localityCount: n,
    sizes: Int32Array.from(cases, ({ size }) => size),
    capacities: Int32Array.from(localities, ({ capacity }) => capacity),
    values,
  };
}

/** Arrival days since 1970-01-01. */
export const daysOf = (cases: readonly PlacementCase[]): Int32Array =>
  Int32Array.from(cases, ({ arrival }) => dayOf(arrival) ?? 0);
