import type { RuleCode, RuleValues } from './rules.ts';
import type { Why } from './why.ts';

/**
 * Every error that a decision can end in. `contracts/errors.ts` maps each to an HTTP status and says whether
 * workflows retry or catch it.
 */
export const ERROR_NAMES = [
  'InvalidInput',
  'NotFound',
  'NotKept',
  'Erased',
  'NotSignedIn',
  'Forbidden',
  'FourEyes',
  'VersionConflict',
  'AlreadyExists',
  'WrongState',
  'CapacityTaken',
  'ConsentMissing',
  'RenewalDue',
  'WorkItemCancelled',
  'KeyReused',
  'NewerSchema',
  'StoreBusy',
  'StoreFull',
] as const;
export type ErrorName = (typeof ERROR_NAMES)[number];

/** One thing that is wrong with an input: where, which rule, and what was received (never a personal value). */
export interface Issue {
  path: string;
  /** In English. */
  rule: string;
  /**
   * The rule in `domain/kernel/rules.ts` and its values, for clients with their own wording; absent for rules that
   * only concern programs.
   */
  code?: RuleCode;
  values?: RuleValues;
  received: string;
}

/** The error of a refused decision: its name, what was expected and what was received. */
export class CaseError extends Error {
  override readonly name: ErrorName;
  readonly issues: readonly Issue[];
  readonly currentVersion: number | undefined;
  /** Which rule refused it, and what would have passed. */
  readonly why: Why | undefined;

  constructor(
    name: ErrorName,
    message: string,
    extra: {
      issues?: readonly Issue[];
      currentVersion?: number;
      why?: Why | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = name;
    this.issues = extra.issues ?? [];
    this.currentVersion = extra.currentVersion;
    this.why = extra.why;
  }
}
