import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './start-error.ts';

/** A clock that is kept right by others is never set back by so much. */
const MOST_MS = 3_600_000;

/** When the engine last wrote something; undefined if it never did, or somebody else has its journal open. */
function lastWritten(journal: string): number | undefined {
  if (!existsSync(journal)) return undefined;
  try {
    const database = new DatabaseSync(journal, { readOnly: true, timeout: 0 });
    try {
      return Number(database.prepare('SELECT time FROM clock').get()?.time ?? 0);
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

/**
 * Refuses to start where the machine's clock is behind what was stored last: consents, decisions and audit entries would
 * bear a day that was not theirs, and look as if somebody had put them there afterwards.
 */
export function refuseClockBehind(dataDir: string, now: number): void {
  const last = lastWritten(join(dataDir, 'engine', 'executions.sqlite'));
  if (last === undefined || last - now <= MOST_MS) return;
  const [told, stored] = [now, last].map((each) =>
    new Date(each).toISOString().slice(0, 16).replace('T', ' '),
  );
  throw new StartError(
    `The clock of this machine says ${told} UTC, but ${dataDir} was last written at ${stored} UTC: set the clock right and start again, or add --clock-is-right if it was wrong then.`,
  );
}
