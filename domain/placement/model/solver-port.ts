/** A maximisation over yes/no variables, columns stored sparse (CSC). */
export interface BinaryModel {
  readonly rewards: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly coefficients: Float64Array;
  /** A known solution to improve on, if there is one. */
  readonly start?: Float64Array;
}

/**
 * When to stop: by nodes and gap, so that the same model gives the same answer on every machine. Whoever passes the
 * solver in may limit its work; it must not depend on the clock either.
 */
export interface Effort {
  readonly nodes: number;
  /** Stop when the best solution is known to be within this much of the optimum. */
  readonly gap: number;
  readonly seed: number;
  /** Search longer for solutions before branching. */
  readonly thorough?: boolean;
}

export interface BinarySolution {
  /** The best solution found; null if none was found. */
  readonly chosen: Uint8Array | null;
  /** No solution of the model is worth more; `-Infinity` if the model has none. */
  readonly bound: number;
}

/** A mixed-integer solver, passed in so that the domain does not depend on it. */
export type SolveBinary = (model: BinaryModel, effort: Effort) => BinarySolution;
