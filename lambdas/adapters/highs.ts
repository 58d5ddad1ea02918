import highsModule, { type Highs } from 'highs';
import type { BinaryModel, BinarySolution, Effort, SolveBinary } from '../../domain/placement/solver-port.ts';

// The package's types describe its CommonJS build; what is imported here is the ES module, whose default is the loader.
const loadHighs = highsModule as unknown as typeof highsModule.default;

const FEASIBLE = 2;
/** A wall for a solve that goes astray; no solve of the sizes in docs/placement.md comes near it. */
const SECONDS_PER_SOLVE = 40;

/** Loads the HiGHS solver (WebAssembly, one thread) as the placement's mixed-integer solver. */
export async function loadSolver(): Promise<SolveBinary> {
  const highs = await loadHighs();
  return (model, effort) => solve(highs, model, effort);
}

const SECONDS_PER_CASE = 0.008;
const MIN_SECONDS = 3.5;
const MAX_SECONDS = 40;

/** Processor seconds after which a placement starts no more solves: for 500 cases 4, for 5,000 cases 40. */
export const solverSeconds = (caseCount: number): number =>
  Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, caseCount * SECONDS_PER_CASE));

/** A share of the time that one solve may take, so that a hard one leaves some for the others. */
const LARGEST_SHARE = 0.6;
/** Below this a solve is not worth starting. */
const SHORTEST_SOLVE = 0.02;
/** However busy the machine, one solve waits for it no longer than this many times its processor time. */
const MAX_STRETCH = 10;

/**
 * The solver for one placement, which answers “nothing found” once so many processor seconds have gone since now.
 * Bounds stay true: a solve that did not happen proves nothing. `onWall` hears when the limit, not the search, ended a
 * solve. Processor seconds, so that a busy machine takes longer and does not answer worse.
 */
export function withinSeconds(
  solveOne: SolveBinary,
  seconds: number,
  onWall: () => void = () => {},
): SolveBinary {
  const begun = process.cpuUsage();
  const start = performance.now();
  return (model, effort) => {
    const { user, system } = process.cpuUsage(begun);
    const used = (user + system) / 1e6;
    const limit = Math.min(seconds - used, seconds * LARGEST_SHARE);
    if (limit < SHORTEST_SOLVE) {
      onWall();
      return { chosen: null, bound: Number.POSITIVE_INFINITY };
    }
    const before = performance.now();
    const stretch = Math.min(
      MAX_STRETCH,
      Math.max(1, (before - start) / 1000 / Math.max(used, SHORTEST_SOLVE)),
    );
    const answer = solveOne(model, { ...effort, seconds: limit * stretch });
    if ((performance.now() - before) / 1000 >= limit * stretch) onWall();
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
    // At its time limit the solver may not have a bound yet.
    const dual = Number(instance.info.get('mip_dual_bound'));
    const bound = Number.isFinite(dual) ? dual : Number.POSITIVE_INFINITY;
    if (!found) return { chosen: null, bound };
    const { colValue } = instance.getSolution();
    return { chosen: Uint8Array.from(colValue, (value) => (value > 0.5 ? 1 : 0)), bound };
  });
}
