import { parseArgs } from 'node:util';
import { crash } from './run.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '40' }, seed: { type: 'string', default: '20261128' } },
});
const [kills, seed] = [values.kills, values.seed].map((text) => {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`Expected a whole number, received ${text}.`);
  return Number(text);
}) as [number, number];

const { kills: how, ledger, findings } = await crash(kills, seed, (line) => console.log(line));
console.log(`\nseed ${seed}, ${kills} kills:`);
for (const [name, times] of Object.entries(how)) console.log(`  ${times} ${name}`);
console.log(
  `${ledger.acknowledged} commands acknowledged (${ledger.cases.size} cases, ${ledger.decided.size} decisions), ${ledger.refused} refused, ${ledger.lost} whose answer was lost and which were sent again`,
);
for (const finding of findings) console.log(`FOUND ${finding}`);
console.log(
  findings.length === 0
    ? 'Nothing lost, nothing doubled, everything agrees.'
    : `${findings.length} findings.`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
