import { DatabaseSync } from 'node:sqlite';
import { realClock } from '../../local/clock.ts';
import { startHost } from '../../local/host.ts';

/** A host in a separate process that kills itself in the middle of a commit if told to. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('Expected a data folder, received none.');

export interface CrashAt {
  /** Part of the path of the store in whose commit it dies. */
  store: string;
  nth: number;
  when: 'before' | 'after';
}

function dieInCommit({ store, nth, when }: CrashAt): void {
  let seen = 0;
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql: string) {
    if (sql !== 'COMMIT' || !this.location()?.includes(store) || ++seen !== nth) {
      exec.call(this, sql);
      return;
    }
    if (when === 'after') exec.call(this, sql);
    process.kill(process.pid, 'SIGKILL');
  };
}

if (process.env.CRASH_AT) dieInCommit(JSON.parse(process.env.CRASH_AT) as CrashAt);
const host = await startHost({ dataDir, clock: realClock(), rateLimits: null, log: () => undefined });
process.on('SIGTERM', () => void host.close().then(() => process.exit(0)));
process.send?.({ url: host.url });
