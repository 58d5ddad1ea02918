import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { virtualClock } from '../../local/virtual-clock.ts';
import { chanceFrom } from './chance.ts';
import type { DemoHost } from './demo-host.ts';
import { startDemoHost } from './demo-host.ts';
import { habitsFrom } from './habits.ts';
import { importHousehold, registerSponsors } from './intake.ts';
import { breakAStage, leaving } from './left-open.ts';
import { startNaming } from './names.ts';
import { startTally } from './tally.ts';
import { employ } from './workforce.ts';

const DAY = 86_400_000;
const SEED = 1;

const { values } = parseArgs({
  options: { data: { type: 'string' }, households: { type: 'string' } },
});

/**
 * How many days ago each household was registered, so that today there are cases at every stage from intake to
 * closure.
 */
const ALL_AGES = [
  440, 330, 200, 120, 95, 80, 72, 68, 65, 62, 60, 58, 56, 54, 52, 50, 48, 46, 44, 41, 38, 31, 25, 19, 14, 7,
  3, 1, 0,
] as const;
/** Registered recently regardless of their turn: each is one side of a match that waits for a decision. */
const LATELY: Record<string, number> = { 'KB-BEI-00051': 6, 'KB-BUH-00102': 4 };
/** Only the youngest, for people who just want to see that it works. */
const DAYS_AGO = ALL_AGES.slice(-Number(values.households ?? ALL_AGES.length));
/** The last ones are registered and wait to be started. */
const NOT_STARTED = 2;

interface Household {
  number: string;
  office: string;
  consents: { givenOn: string; expiresOn?: string }[];
}
interface IntakeFile {
  households: Household[];
}

/** The household as registered on a day: its consents were given the day before, for as long as in the file. */
function cameInOn(household: Household, at: number): Household {
  const consents = household.consents.map((consent) => {
    const later = at - DAY - Date.parse(consent.givenOn);
    const moved = (date: string): string => new Date(Date.parse(date) + later).toISOString().slice(0, 10);
    const { givenOn, expiresOn } = consent;
    return { ...consent, givenOn: moved(givenOn), ...(expiresOn ? { expiresOn: moved(expiresOn) } : {}) };
  });
  return { ...household, consents };
}

/** Households of the sample, alternating between offices, so that every office has cases of every age. */
function inTurns({ households }: IntakeFile): Household[] {
  const queues = new Map<string, Household[]>();
  for (const household of households)
    queues.set(household.office, [...(queues.get(household.office) ?? []), household]);
  const mixed: Household[] = [];
  while (mixed.length < households.length)
    for (const queue of queues.values()) mixed.push(...queue.splice(0, 1));
  return mixed.slice(0, DAYS_AGO.length);
}

/** Lives through the months before `now` in virtual time, as the demo's people do their work. */
async function live(host: DemoHost, now: number): Promise<number> {
  const tally = startTally(host);
  const households = inTurns(JSON.parse(readFileSync('samples/intake.json', 'utf8')) as IntakeFile);
  employ(
    host,
    leaving(
      now,
      habitsFrom(chanceFrom(SEED, startNaming().of), () => undefined),
    ),
  );
  await host.clock.hold(() => registerSponsors(host));
  for (const [index, household] of households.entries()) {
    const start = index < households.length - NOT_STARTED;
    const at = now - (LATELY[household.number] ?? DAYS_AGO[index]!) * DAY;
    host.clock.at(at, () => {
      void host.clock.hold(() =>
        importHousehold(host, cameInOn(household, at), `demo-household-${index}`, start),
      );
    });
  }
  host.clock.at(now - DAY, () => {
    void host.clock.hold(() => breakAStage(host));
  });
  const progress = setInterval(() => {
    const day = new Date(host.clock.now()).toISOString().slice(0, 10);
    console.log(`  ${day}  ${tally.closedCases()} of ${households.length} cases closed`);
  }, 5000);
  await new Promise<void>((resolve) => {
    host.clock.at(now, () => {
      void host.clock.hold(() => new Promise<never>(() => {}));
      resolve();
    });
  });
  clearInterval(progress);
  return households.length;
}

const dataDir = values.data ?? '.kinbridge';
if (existsSync(dataDir)) {
  console.log(
    `${dataDir} holds data already: it is used as it is. Another folder (--data DIR) would be filled.`,
  );
} else {
  console.log(`Filling ${dataDir} with made-up households and the months in which they were helped.`);
  const now = Date.now();
  const filling = `${dataDir}.filling`;
  rmSync(filling, { recursive: true, force: true });
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const host = await startDemoHost(virtualClock(now - (DAYS_AGO[0]! + 1) * DAY), { dataDir: filling });
  const cases = await live(host, now);
  await host.close();
  renameSync(filling, dataDir);
  console.log(`${cases} cases are in ${dataDir}.`);
}
process.exit(0);
