import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { virtualClock } from '../../local/virtual-clock.ts';
import { reportLines, writeRejected } from '../intake/report.ts';
import { chanceFrom } from './chance.ts';
import type { DemoHost } from './demo-host.ts';
import { startDemoHost } from './demo-host.ts';
import { habitsFrom } from './habits.ts';
import { importIntake, registerSponsors } from './intake.ts';
import { keepingLog, personalValues, searchExecutions, ValueSearch } from './personal-values.ts';
import { tell } from './storylines.ts';
import { print, summarise } from './summary.ts';
import { startTally } from './tally.ts';
import { employ } from './workforce.ts';

/** The demo's first morning, in its own time. */
const START = Date.parse('2026-11-23T08:00:00Z');

function options() {
  const { values } = parseArgs({
    options: {
      intake: { type: 'string', default: 'samples/intake.csv' },
      seed: { type: 'string', default: '1' },
      households: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const number = (name: 'seed' | 'households'): number | undefined => {
    const value = values[name];
    if (value !== undefined && !/^\d{1,9}$/.test(value))
      throw new Error(`--${name} is a whole number, received ${value}`);
    return value === undefined ? undefined : Number(value);
  };
  return {
    intake: values.intake,
    json: values.json,
    seed: number('seed') ?? 1,
    households: number('households'),
  };
}

/** Runs the households to their end; shows where their time is. */
async function run(
  host: DemoHost,
  { intake, seed, households }: ReturnType<typeof options>,
  show: (line: string) => void,
) {
  const tally = startTally(host);
  const { told, workforce } = await host.clock.hold(async () => {
    await registerSponsors(host);
    const { cases, report } = await importIntake(host, intake, households);
    show(`${intake}, seed ${seed}`);
    for (const line of reportLines(report)) show(line);
    const rejected = writeRejected(intake, report);
    if (rejected) show(`The rows that wait are in ${rejected}: put them right there and import that file.`);
    const story = tell(host, cases);
    return { told: story, workforce: employ(host, habitsFrom(chanceFrom(seed), story.script)) };
  });
  const progress = setInterval(() => {
    const day = new Date(host.clock.now()).toISOString().slice(0, 10);
    show(`  ${day}  ${tally.closedCases()} cases closed, ${workforce.decided} decisions`);
  }, 2000);
  await host.idle();
  clearInterval(progress);
  return { counted: tally.read(), summary: await summarise(host), told, workforce };
}

async function demo(): Promise<boolean> {
  const wanted = options();
  const began = performance.now();
  process.env.POWERTOOLS_LOG_LEVEL = 'INFO';
  const host = await startDemoHost(virtualClock(START));
  try {
    const { result, log } = await keepingLog((show) => run(host, wanted, show));
    const { counted, summary, told, workforce } = result;
    const values = personalValues(wanted.intake, new Date(START).toISOString());
    const search = new ValueSearch(values);
    const executions = await searchExecutions(host, search);
    search.look('the log', log.join('\n'));
    print(summary, counted, told.happened);
    for (const refused of workforce.refused)
      console.log(`Refused: ${refused.kind}, ${refused.status} ${refused.detail}`);
    const found = [...search.found.values()];
    console.log(
      `Privacy: ${values.size} personal values searched in ${executions} executions and ${log.length} log lines, ${found.length} found${found.map((where) => `\n  in ${where}`).join('')}`,
    );
    if (wanted.json) writeFileSync(wanted.json, `${JSON.stringify({ summary, counted }, null, 2)}\n`);
    console.log(`\nDone in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    const { failed = 0, timedOut = 0, running = 0 } = counted.executions;
    return (
      summary.cases.open.length === 0 &&
      summary.brokenChains === 0 &&
      failed + timedOut + running === 0 &&
      found.length === 0
    );
  } finally {
    await host.close();
  }
}

try {
  if (!(await demo())) {
    console.error(
      'The demo did not end well: a case is open, an execution failed, an audit chain is broken or a personal value went astray.',
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
