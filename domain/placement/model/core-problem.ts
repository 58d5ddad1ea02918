import type { Assignment, Instance } from './instance.ts';
import { NOWHERE, valueAt } from './instance.ts';
import type { PersonsCut } from './persons-cut.ts';
import type { BinaryModel, Effort, SolveBinary } from './solver-port.ts';

/** A part of a placement problem small enough for the solver: some cases, some localities, some pairs of them. */
export interface CoreProblem {
  readonly cases: readonly number[];
  /** Places that these cases may share, per locality; localities that are not in the map are out of reach. */
  readonly places: ReadonlyMap<number, number>;
  /** The localities in question for the k-th case. */
  readonly options: readonly (readonly number[])[];
  /** What a placed person is worth on top of the score. */
  readonly reward: number;
  /** At least this many persons of these cases must be placed. */
  readonly personsFloor: number;
  /** Instead of counting persons: these localities must be full and these cases placed. */
  readonly cut?: PersonsCut;
  readonly minimums?: readonly GroupMinimum[];
}

/** At least `score` in total for the cases for which `belongs` is 1. */
export interface GroupMinimum {
  readonly belongs: Uint8Array;
  readonly score: number;
}

export interface CoreAnswer {
  /** The locality of the k-th case; null when the solver found nothing. */
  readonly localities: Int32Array | null;
  readonly bound: number;
}

interface Column {
  readonly position: number;
  readonly locality: number;
}

/** Solves a part, starting from `assignment` where that is feasible. */
export function solveCore(
  instance: Instance,
  problem: CoreProblem,
  assignment: Assignment,
  solve: SolveBinary,
  effort: Effort,
): CoreAnswer {
  const columns = problem.options.flatMap((options, position) =>
    options.map((locality): Column => ({ position, locality })),
  );
  if (columns.length === 0) {
    const nowhere = new Int32Array(problem.cases.length).fill(NOWHERE);
    return problem.personsFloor > 0
      ? { localities: null, bound: Number.NEGATIVE_INFINITY }
      : { localities: nowhere, bound: 0 };
  }
  const answer = solve(buildModel(instance, problem, columns, assignment), effort);
  if (answer.chosen === null) return { localities: null, bound: answer.bound };
  const localities = new Int32Array(problem.cases.length).fill(NOWHERE);
  for (const [index, { position, locality }] of columns.entries()) {
    if (answer.chosen[index] === 1) localities[position] = locality;
  }
  return { localities, bound: answer.bound };
}

function buildModel(
  instance: Instance,
  problem: CoreProblem,
  columns: readonly Column[],
  assignment: Assignment,
): BinaryModel {
  const rowOf = new Map(
    [...problem.places.keys()].map((locality, k) => [locality, problem.cases.length + k]),
  );
  const minimums = problem.minimums ?? [];
  const personsRow = problem.cases.length + rowOf.size;
  const rowCount = personsRow + 1 + minimums.length;
  const rowLower = new Float64Array(rowCount).fill(Number.NEGATIVE_INFINITY);
  const rowUpper = new Float64Array(rowCount).fill(1);
  for (const [locality, places] of problem.places) rowUpper[rowOf.get(locality)!] = places;
  rowUpper.fill(Number.POSITIVE_INFINITY, personsRow);
  if (problem.cut === undefined) rowLower[personsRow] = problem.personsFloor;
  else demandCut(problem.cut, problem, rowOf, rowLower);
  for (const [k, { score }] of minimums.entries()) rowLower[personsRow + 1 + k] = score;

  const starts = new Int32Array(columns.length + 1);
  const rows: number[] = [];
  const coefficients: number[] = [];
  const rewards = new Float64Array(columns.length);
  const start = new Float64Array(columns.length);
  for (const [index, { position, locality }] of columns.entries()) {
    const item = problem.cases[position]!;
    const size = instance.sizes[item]!;
    const score = valueAt(instance, item, locality);
    rewards[index] = score + problem.reward * size;
    start[index] = assignment[item] === locality ? 1 : 0;
    rows.push(position, rowOf.get(locality)!);
    coefficients.push(1, size);
    if (problem.cut === undefined && problem.personsFloor > 0) {
      rows.push(personsRow);
      coefficients.push(size);
    }
    for (const [k, { belongs }] of minimums.entries()) {
      if (belongs[item] !== 1 || score === 0) continue;
      rows.push(personsRow + 1 + k);
      coefficients.push(score);
    }
    starts[index + 1] = rows.length;
  }
  return {
    rewards,
    rowLower,
    rowUpper,
    starts,
    rows: Int32Array.from(rows),
    coefficients: Float64Array.from(coefficients),
    start,
  };
}

function demandCut(
  cut: PersonsCut,
  problem: CoreProblem,
  rowOf: ReadonlyMap<number, number>,
  rowLower: Float64Array,
): void {
  for (const [position, item] of problem.cases.entries()) if (cut.placed[item] === 1) rowLower[position] = 1;
  for (const [locality, row] of rowOf)
    if (cut.full[locality] === 1) rowLower[row] = problem.places.get(locality)!;
}
