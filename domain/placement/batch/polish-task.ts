import type { Instance } from '../model/instance.ts';
import type { PersonsCut } from '../model/persons-cut.ts';
import type { Relaxation } from '../model/relaxation.ts';
import type { SolveBinary } from '../model/solver-port.ts';

/** What raising the score of an assignment works with. */
export interface PolishTask {
  readonly instance: Instance;
  readonly relaxation: Relaxation;
  /** Reduced costs against the relaxation. */
  readonly costs: Float64Array;
  /** What a placement of the most persons must satisfy; undefined if unknown or not wanted. */
  readonly cut: PersonsCut | undefined;
  readonly solve: SolveBinary;
  readonly seed: number;
}
