import { realClock } from '../../local/clock.ts';
import { startHost } from '../../local/host.ts';

/** A host in a process of its own, which opens and signs links and then tells what stands in its environment. */
const host = await startHost({ dataDir: process.argv[2]!, clock: realClock() });
await fetch(`${host.url}/join?lang=en`);
await fetch(`${host.url}/s/${'A'.repeat(23)}`);
await host.request('GET', '/cases', { user: 'caseworker.amman' });
process.send?.(process.env);
await host.close();
process.disconnect();
