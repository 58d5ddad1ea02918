import { parseArgs } from 'node:util';
import { realClock } from '../local/clock.ts';
import { startHost } from '../local/host.ts';

/** Relays what consumers of a stopped host's folder set aside. A host that runs does so by itself, every hour. */
const { values } = parseArgs({ options: { data: { type: 'string', default: '.kinbridge' } } });

try {
  const host = await startHost({ dataDir: values.data, clock: realClock() });
  try {
    const { relayed, left } = await host.redrive();
    await host.idle();
    console.log(`${relayed} relayed, ${left} still set aside.`);
    if (left > 0) process.exitCode = 1;
  } finally {
    await host.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
