import { attacked } from './run.ts';

const results = await attacked((line) => console.log(line));
const broke = results.filter(({ found }) => found !== undefined).length;
console.log(`${results.length} attacks, ${broke === 0 ? 'all held' : `${broke} broke`}.`);
process.exitCode = broke === 0 ? 0 : 1;
