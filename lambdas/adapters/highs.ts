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
/** A solve, what it cost, and whether wall time ended it: then another run may find something else. */
export interface MeteredSolution extends BinarySolution {
  /** In units: iterations of the simplex method on a model of 500 rows. */
  readonly work: number;
  readonly braked: boolean;
}

/** The solver, with the most work and, as an emergency brake, the most wall time that one solve may take. */
export type MeteredSolver = (model: BinaryModel, effort: Effort, limits?: SolveLimits) => MeteredSolution;

export interface SolveLimits {
  readonly work: number;
  readonly seconds: number;
}

/** The solver takes finite numbers only. */
const NO_LIMITS: SolveLimits = { work: Number.POSITIVE_INFINITY, seconds: 1e9 };

/** Loads the HiGHS solver (WebAssembly, single-threaded) as the mixed-integer solver of placement. */
export async function loadSolver(): Promise<MeteredSolver> {
  const highs = await loadHighs();
  return (model, effort, limits = NO_LIMITS) => solve(highs, model, effort, limits);
}

const WORK_PER_CASE = 20;
const LEAST_WORK = 10_000;
const MOST_WORK = 100_000;

/** Units of work after which a placement starts no more solves: 10,000 for up to 500 cases, 100,000 for 5,000. */
export const solverWork = (caseCount: number): number =>
  Math.min(MOST_WORK, Math.max(LEAST_WORK, caseCount * WORK_PER_CASE));

/** The share of all work that one solve may take, so that a hard one leaves some for the others. */
const LARGEST_SHARE = 0.6;
/** With less work than this a solve is not worth starting. */
const SHORTEST_SOLVE = 50;
/** The emergency brake: a unit takes 0.2 to 0.5 ms of processor time, and may wait long for the processor. */
const BRAKE_SECONDS_PER_UNIT = 0.01;
const LEAST_BRAKE_SECONDS = 600;

/**
 * The solver for one placement; it answers “nothing found” once this much work is done. Bounds stay valid, because a
 * solve that did not happen proves nothing. Work is counted, not timed, so that a seed has one answer on any machine,
 * in a cold process and in a warm one. Behind it is a brake of wall time; `onBrake` is called when it ended a search.
 */
export function withinWork(
  solveOne: MeteredSolver,
  work: number,
  onBrake: () => void = () => {},
  brakeSeconds: number = Math.max(LEAST_BRAKE_SECONDS, work * BRAKE_SECONDS_PER_UNIT),
): SolveBinary {
  const start = performance.now();
  let left = work;
  return (model, effort) => {
    const limit = Math.min(left, work * LARGEST_SHARE);
    if (limit < SHORTEST_SOLVE) return NOTHING;
    const seconds = brakeSeconds - (performance.now() - start) / 1000;
    if (seconds <= 0) {
      onBrake();
      return NOTHING;
    }
    const answer = solveOne(model, effort, { work: limit, seconds });
    left -= answer.work;
    if (answer.braked) onBrake();
    return answer;
  };
}

const NOTHING: BinarySolution = { chosen: null, bound: Number.POSITIVE_INFINITY };

/** What building and simplifying a model costs, in iterations. */
const ITERATIONS_TO_BEGIN = 20;
const ROWS_PER_UNIT = 500;

function solve(highs: Highs, model: BinaryModel, effort: Effort, limits: SolveLimits): MeteredSolution {
  const numCols = model.rewards.length;
  const numRows = model.rowUpper.length;
  const unitsPerIteration = numRows / ROWS_PER_UNIT;
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
      mip_heuristic_run_feasibility_jump: false,
      mip_heuristic_run_zi_round: true,
      mip_heuristic_run_shifting: true,
      mip_heuristic_run_rens: effort.thorough ?? false,
      mip_heuristic_run_rins: effort.thorough ?? false,
      time_limit: limits.seconds,
    });
    if (model.start !== undefined) instance.setSolution({ colValue: model.start });
    const most = limits.work / unitsPerIteration - ITERATIONS_TO_BEGIN;
    instance.run({
      [highs.constants.callbackType.mipInterrupt](event) {
        if (Number(event.data.mip_total_lp_iterations ?? 0) >= most) event.interrupt();
      },
    });
    const status = instance.getModelStatus();
    const iterations = Math.max(0, Number(instance.info.get('simplex_iteration_count')));
    const cost = {
      work: (ITERATIONS_TO_BEGIN + iterations) * unitsPerIteration,
      braked: status === highs.constants.modelStatus.timeLimit,
    };
    if (status === highs.constants.modelStatus.infeasible)
      return { chosen: null, bound: Number.NEGATIVE_INFINITY, ...cost };
    const found = Number(instance.info.get('primal_solution_status')) === FEASIBLE;
    // When it is stopped, the solver may not have a bound yet.
    const dual = Number(instance.info.get('mip_dual_bound'));
    const bound = Number.isFinite(dual) ? dual : Number.POSITIVE_INFINITY;
    if (!found) return { chosen: null, bound, ...cost };
    const { colValue } = instance.getSolution();
    const chosen = Uint8Array.from(colValue, (value) => (value > 0.5 ? 1 : 0));
    return { chosen, bound, ...cost };
  });
}
