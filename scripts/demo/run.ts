import { virtualClock } from '../../local/virtual-clock.ts';
import type { IntakeReport } from '../intake/report.ts';
import { chanceFrom } from './chance.ts';
import type { DemoHost } from './demo-host.ts';
import { startDemoHost } from './demo-host.ts';
import { habitsFrom } from './habits.ts';
import { importIntake, registerSponsors } from './intake.ts';
import { startNaming } from './names.ts';
import { keepingLog, personalValues, searchExecutions, ValueSearch } from './personal-values.ts';
import type { Summary } from './summary.ts';
import { summarise } from './summary.ts';
import type { Tally } from './tally.ts';
import { startTally } from './tally.ts';
import { tell } from './tell.ts';
import type { Workforce } from './workforce.ts';
import { employ } from './workforce.ts';

/** The demo's first morning, in its own time. */
const START = Date.parse('2026-11-23T08:00:00Z');

export interface DemoOptions {
  intake: string;
  seed: number;
  /** The number of the file's households to use. */
  households?: number | undefined;
  /** Keeps everything in this folder, which must be new; in memory by default. */
  data?: string | undefined;
  /** The key for ids in memory; it does not affect the output. */
  idKey?: string | undefined;
}

export interface Observer {
  imported(report: IntakeReport): void;
  progress(day: string, closed: number, decisions: number): void;
}

export interface Course {
  summary: Summary;
  counted: Tally;
  told: readonly string[];
  refused: Workforce['refused'];
}

export interface Demo extends Course {
  /** What was searched for personal values, and where any were found. */
  privacy: { values: number; executions: number; logLines: number; found: ReadonlyMap<string, string> };
}

async function course(
  host: DemoHost,
  { intake, seed, households }: DemoOptions,
  observer: Observer,
): Promise<Course> {
  const tally = startTally(host);
  const names = startNaming();
  const { story, workforce } = await host.clock.hold(async () => {
    await registerSponsors(host);
    const { cases, report } = await importIntake(host, intake, households);
    observer.imported(report);
    const storylines = tell(host, cases, names);
    const habits = habitsFrom(chanceFrom(seed, names.of), storylines.script);
    return { story: storylines, workforce: employ(host, habits) };
  });
  const progress = setInterval(() => {
    const day = new Date(host.clock.now()).toISOString().slice(0, 10);
    observer.progress(day, tally.closedCases(), workforce.decided);
  }, 2000);
  try {
    await host.idle();
  } finally {
    clearInterval(progress);
  }
  const counted = tally.read();
  return { counted, summary: await summarise(host), told: story.happened, refused: workforce.refused };
}

/** Runs the households of a file to their end and searches everything readable by operators for personal values. */
export async function runDemo(
  options: DemoOptions,
  observe: (show: (line: string) => void) => Observer,
): Promise<Demo> {
  process.env.POWERTOOLS_LOG_LEVEL = 'INFO';
  // The checks of sponsors continue for years after the last case: npm start -- --demo shows them.
  const host = await startDemoHost(
    virtualClock(START),
    options.data
      ? { dataDir: options.data }
      : { idKey: options.idKey ?? `the ids of a demo in memory, seed ${options.seed}` },
    false,
  );
  try {
    const { result, log } = await keepingLog((show) => course(host, options, observe(show)));
    const values = personalValues(options.intake, new Date(START).toISOString());
    const search = new ValueSearch(values);
    const executions = await searchExecutions(host, search);
    search.look('the log', log.join('\n'));
    return {
      ...result,
      privacy: { values: values.size, executions, logLines: log.length, found: search.found },
    };
  } finally {
    await host.close();
  }
}

/** Whether every case is closed, every execution and audit chain is sound, and no personal value leaked. */
export function endedWell({ summary, counted, privacy }: Demo): boolean {
  const { failed = 0, timedOut = 0, running = 0 } = counted.executions;
  const sound = summary.cases.open.length === 0 && summary.brokenChains === 0;
  return sound && failed + timedOut + running === 0 && privacy.found.size === 0;
}
