import type { EmbeddedTable } from './dynamodb/table.ts';
import type { HostClock } from './host-clock.ts';
import { Rounds } from './rounds.ts';

const EXPIRE_MS = 60_000;
const EXPIRE_AT_ONCE = 500;
const TRIM_MS = 600_000;

/** Expires items and removes stream records older than a day, for hosts on the machine's clock. */
export function keepTidy({ service, stream }: EmbeddedTable, clock: HostClock): () => void | Promise<void> {
  if (clock.kind === 'virtual') return () => {};
  const expiring = new Rounds(
    () => service.expire(EXPIRE_AT_ONCE),
    () => {},
  );
  const trimming = new Rounds(
    () => stream.trim(),
    () => {},
  );
  const timers = [
    setInterval(() => void expiring.begin(), EXPIRE_MS),
    setInterval(() => void trimming.begin(), TRIM_MS),
  ];
  return async () => {
    timers.forEach(clearInterval);
    await Promise.all([expiring.close(), trimming.close()]);
  };
}
