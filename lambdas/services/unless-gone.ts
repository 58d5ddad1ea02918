import { CaseError } from '../../domain/kernel/errors.ts';

/** Passes over a case that was erased since, so that what is done to several does not stop at it. */
export function unlessGone(error: unknown): void {
  if (!(error instanceof CaseError) || (error.name !== 'Erased' && error.name !== 'NotFound')) throw error;
}
