import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { virtualClock } from '../../local/virtual-clock.ts';
import { chanceFrom } from './chance.ts';
import { startDemoHost } from './demo-host.ts';
import { habitsFrom } from './habits.ts';
import { importIntake, registerSponsors } from './intake.ts';
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

async function demo(): Promise<boolean> {
  const { intake, json, seed, households } = options();
  const began = performance.now();
  const host = await startDemoHost(virtualClock(START));
  try {
    const tally = startTally(host);
    const { told, workforce } = await host.clock.hold(async () => {
      await registerSponsors(host);
      const { cases, rejected } = await importIntake(host, intake, households);
      console.log(
        `${cases.length} households of ${intake} registered, ${rejected.length} mistakes in its rows (seed ${seed}).`,
      );
      for (const { row, column, message } of rejected.slice(0, 20))
        console.log(`  row ${row}, ${column}: ${message}`);
      const story = tell(host, cases);
      return { told: story, workforce: employ(host, habitsFrom(chanceFrom(seed), story.script)) };
    });
    const progress = setInterval(() => {
      const day = new Date(host.clock.now()).toISOString().slice(0, 10);
      console.log(`  ${day}  ${tally.closedCases()} cases closed, ${workforce.decided} decisions`);
    }, 2000);
    await host.idle();
    clearInterval(progress);
    const counted = tally.read();
    const summary = await summarise(host);
    print(summary, counted, told.happened);
    for (const refused of workforce.refused)
      console.log(`Refused: ${refused.kind}, ${refused.status} ${refused.detail}`);
    if (json) writeFileSync(json, `${JSON.stringify({ summary, counted }, null, 2)}\n`);
    console.log(`\nDone in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    const { succeeded: _ended, aborted: _stopped, started: _started, ...bad } = counted.executions;
    return (
      summary.cases.open.length === 0 &&
      summary.brokenChains === 0 &&
      Object.values(bad).every((count) => count === 0)
    );
  } finally {
    await host.close();
  }
}

try {
  if (!(await demo())) {
    console.error(
      'The demo did not end well: a case is open, an execution failed or an audit chain is broken.',
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
