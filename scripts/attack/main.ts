import { attacked } from './run.ts';

// What attackers are refused is told here, not in a log as well.
process.env.POWERTOOLS_LOG_LEVEL ??= 'CRITICAL';
const results = await attacked((line) => console.log(line));
const count = (wanted: string) => results.filter(({ verdict }) => verdict === wanted).length;
const [held, broke] = ['held', 'broke'].map(count);
console.log(`${results.length} attacks: ${held} held, ${broke} broke.`);
process.exitCode = broke === 0 ? 0 : 1;
