import type { CoreProblem } from './core-problem.ts';
import { solveCore } from './core-problem.ts';
import type { Assignment, Instance } from './instance.ts';
import { measure, NOWHERE, remainingCapacities } from './instance.ts';
import type { Effort, SolveBinary } from './solver-port.ts';

/** Some localities, the cases placed there or nowhere, and the pairs of them with a low enough reduced cost. */
export type Part = Omit<CoreProblem, 'reward' | 'cut'>;

export function partOf(
  instance: Instance,
  assignment: Assignment,
  group: readonly number[],
  costs: Float64Array,
  threshold: number,
): Part {
  const n = instance.localityCount;
  const inside = new Uint8Array(n);
  for (const l of group) inside[l] = 1;
  const left = remainingCapacities(instance, assignment);
  const places = new Map(group.map((l) => [l, left[l]!]));
  const cases: number[] = [];
  const options: number[][] = [];
  let personsFloor = 0;
  for (let i = 0; i < instance.caseCount; i += 1) {
    const at = assignment[i]!;
    if (at !== NOWHERE && inside[at] !== 1) continue;
    const open = group.filter((l) => l === at || isWithin(costs[i * n + l]!, threshold));
    if (open.length === 0) continue;
    cases.push(i);
    options.push(open);
    if (at === NOWHERE) continue;
    personsFloor += instance.sizes[i]!;
    places.set(at, places.get(at)! + instance.sizes[i]!);
  }
  return { cases, options, places, personsFloor };
}

const isWithin = (cost: number, threshold: number): boolean =>
  cost < Number.POSITIVE_INFINITY && cost <= threshold;

/**
 * Solves a part and keeps the answer, in place, unless score + `worth` × persons falls. Returns the solver's bound on
 * the part's value.
 */
export function solvePart(
  instance: Instance,
  assignment: Assignment,
  problem: CoreProblem,
  worth: number,
  solve: SolveBinary,
  effort: Effort,
): number {
  const answer = solveCore(instance, problem, assignment, solve, effort);
  if (answer.localities === null) return answer.bound;
  const before = Int32Array.from(assignment);
  for (const [k, item] of problem.cases.entries()) assignment[item] = answer.localities[k]!;
  const value = (of: { persons: number; score: number }): number => of.score + worth * of.persons;
  if (value(measure(instance, assignment)) < value(measure(instance, before))) assignment.set(before);
  return answer.bound;
}
