import { Logger } from '@aws-lambda-powertools/logger';
import { CaseError } from '../../domain/kernel/errors.ts';

let logger: { level: string | undefined; lines: Logger } | undefined;

/** Log levels are read when a logger is made, so it is made again when the environment changes, as in tests. */
function theLogger(): Logger {
  const level = process.env.POWERTOOLS_LOG_LEVEL;
  if (!logger || logger.level !== level) logger = { level, lines: new Logger({ serviceName: 'kinbridge' }) };
  return logger.lines;
}

/** Logs ids and codes of what a function did; nothing else is ever logged. */
export const logDone = (functionName: string, ids: Record<string, string | number | undefined>): void =>
  theLogger().info('done', { function: functionName, ...ids });

/**
 * Logs a failure once: for a known error its name, for an unknown one its name and where it was thrown, never its
 * message, which could contain a value.
 */
export function logFailure(
  functionName: string,
  error: unknown,
  ids: Record<string, string | undefined>,
): void {
  const known = error instanceof CaseError;
  const { name, message, stack } = error as Error;
  const frames = known
    ? undefined
    : stack
        ?.replace(message, '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8);
  theLogger()[known ? 'warn' : 'error']('failed', { function: functionName, error: name, frames, ...ids });
}
