import highsModule, { type Highs } from 'highs';
import type {
  BinaryModel,
  BinarySolution,
  Effort,
  SolveBinary,
} from '../../domain/placement/model/solver-port.ts';

// The package's types describe its CommonJS build; the import is the ES module, whose default export is the loader.
const loadHighs = highsModule as unknown as typeof highsModule.default;

const FEASIBLE = 2;
/** A limit for solves that run away; no solve of the sizes in docs/placement.md comes near it. */
const SECONDS_PER_SOLVE = 40;

/** Loads the HiGHS solver (WebAssembly, single-threaded) as the mixed-integer solver of placement. */
export async function loadSolver(): Promise<SolveBinary> {
  const highs = await loadHighs();
  return (model, effort) => solve(highs, model, effort);
}

const SECONDS_PER_CASE = 0.008;
const MIN_SECONDS = 3.5;
const MAX_SECONDS = 40;

/** Processor seconds after which a placement starts no more solves: 4 for 500 cases, 40 for 5,000. */
export const solverSeconds = (caseCount: number): number =>
  Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, caseCount * SECONDS_PER_CASE));

/** The share of the remaining time that one solve may take, so that a hard one leaves time for the others. */
const LARGEST_SHARE = 0.6;
/** With less time than this a solve is not worth starting. */
const SHORTEST_SOLVE = 0.02;
/** On a busy machine, the longest wait for one solve as a multiple of its processor time. */
const MAX_STRETCH = 10;

/**
 * The solver for one placement; it answers “nothing found” once this many processor seconds have passed. Bounds stay
 * valid, because a solve that did not happen proves nothing. `onWall` is called when the limit, not the search, ended
 * a solve. It counts processor seconds, so that a busy machine takes longer but does not answer worse.
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
