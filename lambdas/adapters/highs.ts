import highsModule, { type Highs } from 'highs';
import type { BinaryModel, BinarySolution, Effort, SolveBinary } from '../../domain/placement/solver-port.ts';

// The package's types describe its CommonJS build; what is imported here is the ES module, whose default is the loader.
const loadHighs = highsModule as unknown as typeof highsModule.default;

const FEASIBLE = 2;
/** A wall for a solve that goes astray; no solve of the sizes in docs/placement.md comes near it. */
const SECONDS_PER_SOLVE = 10;

/** Loads the HiGHS solver (WebAssembly, one thread) as the placement's mixed-integer solver. */
export async function loadSolver(): Promise<SolveBinary> {
  const highs = await loadHighs();
  return (model, effort) => solve(highs, model, effort);
}

const SECONDS_PER_CASE = 0.008;
const LEAST_SECONDS = 3.5;
const MOST_SECONDS = 40;

/** How long the solves of one placement may take together: 500 cases 4 seconds, 5,000 cases 40. */
export const solverSeconds = (caseCount: number): number =>
  Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, caseCount * SECONDS_PER_CASE));

/** A share of the time that one solve may take, so that a hard one leaves some for the others. */
const LARGEST_SHARE = 0.35;
/** Below this a solve is not worth starting. */
const SHORTEST_SOLVE = 0.02;

/**
 * The solver for one placement, which answers “nothing found” once so many seconds have passed since now. Bounds stay
 * true: a solve that did not happen proves nothing. `onWall` hears when the wall, not the search, ended a solve.
 */
export function withinSeconds(
  solveOne: SolveBinary,
  seconds: number,
  onWall: () => void = () => {},
): SolveBinary {
  const end = performance.now() + seconds * 1000;
  return (model, effort) => {
    const left = (end - performance.now()) / 1000;
    const wall = Math.min(left, seconds * LARGEST_SHARE);
    if (wall < SHORTEST_SOLVE) {
      onWall();
      return { chosen: null, bound: Number.POSITIVE_INFINITY };
    }
    const start = performance.now();
    const answer = solveOne(model, { ...effort, seconds: wall });
    if ((performance.now() - start) / 1000 >= wall) onWall();
    return answer;
  };
}

function solve(highs: Highs, model: BinaryModel, effort: Effort): BinarySolution {
  const numCols = model.rewards.length;
  const numRows = model.rowUpper.length;
  const source = {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: model.rewards,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csc' as const,
      numRows,
      numCols,
      starts: model.starts,
      indices: model.rows,
      values: model.coefficients,
    },
    integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer),
  };
  return highs.withModel(source, (instance) => {
    instance.options.set({
      output_flag: false,
      random_seed: effort.seed,
      mip_rel_gap: 0,
      mip_abs_gap: effort.gap,
      mip_max_nodes: effort.nodes,
      mip_allow_restart: false,
      mip_heuristic_run_zi_round: true,
      mip_heuristic_run_shifting: true,
      mip_heuristic_run_rens: effort.thorough ?? false,
      mip_heuristic_run_rins: effort.thorough ?? false,
      time_limit: Math.min(SECONDS_PER_SOLVE, effort.seconds ?? SECONDS_PER_SOLVE),
    });
    if (model.start !== undefined) instance.setSolution({ colValue: model.start });
    instance.run();
    const status = instance.getModelStatus();
    if (status === highs.constants.modelStatus.infeasible)
      return { chosen: null, bound: Number.NEGATIVE_INFINITY };
    const found = Number(instance.info.get('primal_solution_status')) === FEASIBLE;
    const dual = Number(instance.info.get('mip_dual_bound'));
    const bound = Number.isFinite(dual) ? dual : Number.POSITIVE_INFINITY;
    if (!found) return { chosen: null, bound };
    const { colValue } = instance.getSolution();
    return { chosen: Uint8Array.from(colValue, (value) => (value > 0.5 ? 1 : 0)), bound };
  });
}
