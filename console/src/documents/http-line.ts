import { ApiProblem } from '../api/api-problem.ts';
import type { Line } from './upload.ts';

const PART_PATIENCE_MS = 90_000;

/** The line to the platform's door of files: parts are sent to addresses that it gave. */
export const HTTP_LINE: Pick<Line, 'put' | 'wait' | 'isFinal'> = {
  async put(url, part) {
    const answer = await fetch(url, {
      method: 'PUT',
      body: part,
      headers: { 'content-type': 'application/octet-stream' },
      credentials: 'omit',
      signal: AbortSignal.timeout(PART_PATIENCE_MS),
    });
    if (!answer.ok) throw new ApiProblem('NoAnswer', answer.status);
  },
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  /** A refusal; everything else may be the line. */
  isFinal: (error) =>
    error instanceof ApiProblem && !error.passing && error.status >= 400 && error.kind !== 'NoAnswer',
};
