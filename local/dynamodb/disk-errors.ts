import { ServiceError } from './errors.ts';

/** SQLite's own errors: full, read-only, I/O. */
export const isOfDisk = (error: unknown): boolean => (error as { code?: string }).code === 'ERR_SQLITE_ERROR';

const SQLITE_FULL = 13;
const isFull = (error: unknown): boolean => {
  const { code, errcode } = error as { code?: string; errcode?: number };
  return code === 'ENOSPC' || (code === 'ERR_SQLITE_ERROR' && (errcode ?? 0) % 256 === SQLITE_FULL);
};

/** A full disk under a name of its own, so that callers can say what is wrong; any other fault unchanged. */
export const asTold = (error: unknown): unknown =>
  isFull(error)
    ? new ServiceError('InsufficientStorage', 'The disk of the table is full; nothing of this was written.')
    : error;
