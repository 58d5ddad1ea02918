import type { EmbeddedTable } from './dynamodb/table.ts';
import type { HostClock } from './host-clock.ts';

const EXPIRE_MS = 60_000;
const EXPIRE_AT_ONCE = 500;
const TRIM_MS = 600_000;

/** Expires items and removes stream records older than a day, for hosts on the machine's clock. */
export function keepTidy({ service, stream }: EmbeddedTable, clock: HostClock): () => void {
  if (clock.kind === 'virtual') return () => {};
  const expiring = setInterval(() => void service.expire(EXPIRE_AT_ONCE).catch(() => {}), EXPIRE_MS);
  const trimming = setInterval(() => void stream.trim().catch(() => {}), TRIM_MS);
  return () => {
    clearInterval(expiring);
    clearInterval(trimming);
  };
}
