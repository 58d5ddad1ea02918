/**
 * A placement problem as numbers. Case `i` at locality `l` is worth `values[i * localityCount + l]`;
 * `-Infinity` there means that a hard gate forbids it. Sizes and capacities count persons.
 */
export interface Instance {
  readonly caseCount: number;
  readonly localityCount: number;
  readonly sizes: Int32Array;
  readonly capacities: Int32Array;
  readonly values: Float64Array;
}

/** The locality of each case by index; `NOWHERE` for a case that is not placed. */
export type Assignment = Int32Array;

export const NOWHERE = -1;

export const valueAt = (instance: Instance, caseIndex: number, locality: number): number =>
  locality === NOWHERE ? 0 : instance.values[caseIndex * instance.localityCount + locality]!;

export const isAllowed = (instance: Instance, caseIndex: number, locality: number): boolean =>
  instance.values[caseIndex * instance.localityCount + locality]! > Number.NEGATIVE_INFINITY;

/** The persons placed and the score of an assignment. */
export function measure(instance: Instance, assignment: Assignment): { persons: number; score: number } {
  let persons = 0;
  let score = 0;
  for (let i = 0; i < instance.caseCount; i += 1) {
    if (assignment[i] === NOWHERE) continue;
    persons += instance.sizes[i]!;
    score += valueAt(instance, i, assignment[i]!);
  }
  return { persons, score };
}

/** Free places, in persons, at each locality under an assignment. */
export function remainingCapacities(instance: Instance, assignment: Assignment): Int32Array {
  const left = Int32Array.from(instance.capacities);
  for (let i = 0; i < instance.caseCount; i += 1) {
    const locality = assignment[i]!;
    if (locality !== NOWHERE) left[locality]! -= instance.sizes[i]!;
  }
  return left;
}

/** The same problem with each placed person worth `reward` more. */
export function withPersonReward(instance: Instance, reward: number): Instance {
  if (reward === 0) return instance;
  const values = new Float64Array(instance.values.length);
  for (let i = 0; i < instance.caseCount; i += 1) {
    const extra = instance.sizes[i]! * reward;
    const row = i * instance.localityCount;
    for (let l = 0; l < instance.localityCount; l += 1) values[row + l] = instance.values[row + l]! + extra;
  }
  return { ...instance, values };
}

/** The remaining problem for some cases and localities. */
export function restrict(
  instance: Instance,
  cases: readonly number[],
  localities: readonly number[],
): Instance {
  const values = new Float64Array(cases.length * localities.length);
  for (const [k, i] of cases.entries()) {
    for (const [m, l] of localities.entries()) {
      values[k * localities.length + m] = instance.values[i * instance.localityCount + l]!;
    }
  }
  return {
    caseCount: cases.length,
    localityCount: localities.length,
    sizes: Int32Array.from(cases, (i) => instance.sizes[i]!),
    capacities: Int32Array.from(localities, (l) => instance.capacities[l]!),
    values,
  };
}
