import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { reportLines, writeRejected } from '../intake/report.ts';
import type { Demo, DemoOptions, Observer } from './run.ts';
import { endedWell, runDemo } from './run.ts';
import { print } from './summary.ts';

function options(): DemoOptions & { json: string | undefined } {
  const { values } = parseArgs({
    options: {
      intake: { type: 'string', default: 'samples/intake.csv' },
      seed: { type: 'string', default: '1' },
      households: { type: 'string' },
      json: { type: 'string' },
      data: { type: 'string' },
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
    data: values.data,
    seed: number('seed') ?? 1,
    households: number('households'),
  };
}

const observer =
  ({ intake, seed }: DemoOptions) =>
  (show: (line: string) => void): Observer => ({
    imported(report) {
      show(`${intake}, seed ${seed}`);
      for (const line of reportLines(report)) show(line);
      const rejected = writeRejected(intake, report);
      if (rejected) show(`The rows that wait are in ${rejected}: put them right there and import that file.`);
    },
    progress: (day, closed, decisions) => show(`  ${day}  ${closed} cases closed, ${decisions} decisions`),
  });

function printPrivacy({ values, executions, logLines, found }: Demo['privacy']): void {
  console.log(
    `Privacy: ${values} personal values searched in ${executions} executions and ${logLines} log lines, ${found.size} found`,
  );
  for (const where of new Set(found.values())) console.log(`  in ${where}`);
}

try {
  const wanted = options();
  const began = performance.now();
  const demo = await runDemo(wanted, observer(wanted));
  const { summary, counted, told, refused, privacy } = demo;
  print(summary, counted, told);
  for (const { kind, status, detail } of refused) console.log(`Refused: ${kind}, ${status} ${detail}`);
  printPrivacy(privacy);
  if (wanted.json) writeFileSync(wanted.json, `${JSON.stringify({ summary, counted }, null, 2)}\n`);
  console.log(`\nDone in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  if (!endedWell(demo)) {
    console.error(
      'The demo did not end well: a case is open, an execution failed, an audit chain is broken or a personal value went astray.',
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
