import { measurePeer } from './peer.ts';
import { measureThroughput, type Scenario } from './throughput.ts';
import { measureRestart, measureWaiting } from './waiting.ts';

/** One measurement in a process of its own: `measure.ts WHAT DIRECTORY` prints its figures as JSON. */
const [what = '', directory = ''] = process.argv.slice(2);
const special: Record<string, () => Promise<object>> = {
  peer: measurePeer,
  waiting: () => measureWaiting(directory),
  restart: () => measureRestart(directory),
};
const figures = await (special[what]?.() ?? measureThroughput(what as Scenario, directory));
console.log(JSON.stringify(figures));
process.exit(0);
