import { ApiProblem } from './api-problem.ts';

const MAX_TRIES = 4;
const LONGEST_MS = 20_000;

/** Whether a read is retried: after a connection problem or a busy server, not if the answer would be the same. */
export const readsAgain = (failures: number, error: Error): boolean =>
  failures < MAX_TRIES && error instanceof ApiProblem && error.passing;

/**
 * How long to wait first: doubling from one second, or what the server asks for, spread so that not all retry at
 * once.
 */
export function waitBefore(failures: number, error: Error, chance: () => number = Math.random): number {
  const asked = error instanceof ApiProblem ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const usual = Math.min(LONGEST_MS, 1000 * 2 ** failures);
  return Math.max(asked, usual / 2 + (usual / 2) * chance());
}
