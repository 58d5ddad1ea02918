import { realClock } from '../../local/clock.ts';
import { startHost } from '../../local/host.ts';

/** A host in a process of its own, for tests that kill it: its clock starts at an instant and goes on from there. */
const [dataDir, startsAt] = process.argv.slice(2);
if (dataDir === undefined || startsAt === undefined)
  throw new Error('Expected a data folder and an instant, received less.');
const real = realClock();
const ahead = Date.parse(startsAt) - real.now();
const clock = {
  ...real,
  now: () => real.now() + ahead,
  at: (time: number, run: () => void) => real.at(time - ahead, run),
};
const host = await startHost({ dataDir, clock, rateLimits: null, log: console.error });
process.send?.({ url: host.url });
