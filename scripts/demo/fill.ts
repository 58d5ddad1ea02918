import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DemoCaseNote, keepDemoCases } from '../../local/identity/demo-cases.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import { chanceFrom } from './chance.ts';
import { planAClass } from './classes.ts';
import type { DemoHost } from './demo-host.ts';
import { startDemoHost } from './demo-host.ts';
import { habitsFrom } from './habits.ts';
import { importHousehold, registerSponsors, startCase } from './intake.ts';
import { breakAStage, LATE_OFFER, leaving } from './left-open.ts';
import { startNaming } from './names.ts';
import { agreeWithPartners, giveToPartners } from './partners.ts';
import { startTally } from './tally.ts';
import { employ } from './workforce.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SEED = 1;

const { values } = parseArgs({
  options: { data: { type: 'string' }, households: { type: 'string' }, now: { type: 'string' } },
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
const LATELY: Record<string, number> = { 'KB-BEI-00051': 6, 'KB-BUH-00102': 4, [LATE_OFFER]: 41 };
/** Waiting for their exams at the office that is behind: days ago by number. */
const QUEUED: Record<string, number> = {
  ...{ 'KB-NBO-00051': 66, 'KB-NBO-00068': 61, 'KB-NBO-00085': 52, 'KB-NBO-00136': 50 },
  ...{ 'KB-NBO-00153': 48, 'KB-NBO-00170': 45, 'KB-NBO-00187': 41, 'KB-NBO-00204': 37 },
  ...{ 'KB-NBO-00238': 34, 'KB-NBO-00255': 31, 'KB-NBO-00272': 28, 'KB-NBO-00289': 26 },
  ...{ 'KB-NBO-00306': 24, 'KB-NBO-00340': 33, 'KB-NBO-00323': 16, 'KB-NBO-00102': 56, 'KB-NBO-00119': 39 },
};
/** Households of the sample that other offices have enough of: they came to the office that is behind. */
const MOVED: Record<string, string> = {
  ...{ 'KB-BEI-00136': 'KB-NBO-00255', 'KB-BEI-00153': 'KB-NBO-00272', 'KB-AMM-00153': 'KB-NBO-00289' },
  ...{ 'KB-AMM-00170': 'KB-NBO-00306', 'KB-AMM-00187': 'KB-NBO-00323', 'KB-AMM-00119': 'KB-NBO-00340' },
};
/** Only the youngest, for people who just want to see that it works. */
const DAYS_AGO = ALL_AGES.slice(-Number(values.households ?? ALL_AGES.length));
const ALL = DAYS_AGO.length === ALL_AGES.length;
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

const here = (household: Household): Household => {
  const number = MOVED[household.number];
  return number === undefined ? household : { ...household, number, office: 'nairobi' };
};

/**
 * Households of the sample, alternating between offices, so that every office has cases of every age; behind them those
 * that only wait in the full queue.
 */
function inTurns(file: IntakeFile): Household[] {
  const households = file.households.map(here);
  const isQueued = ({ number }: Household): boolean => QUEUED[number] !== undefined;
  const queues = new Map<string, Household[]>();
  for (const household of households.filter((each) => !isQueued(each)))
    queues.set(household.office, [...(queues.get(household.office) ?? []), household]);
  const turns = Math.max(...[...queues.values()].map(({ length }) => length));
  const mixed = Array.from({ length: turns }, (_none, turn) =>
    [...queues.values()].flatMap((queue) => queue.slice(turn, turn + 1)),
  ).flat();
  const aged = mixed.slice(0, DAYS_AGO.length);
  return ALL ? [...households.filter(isQueued), ...aged] : aged;
}

/** How many days ago a household was registered; `turn` is its place among those that have an age by their turn. */
const daysAgo = (number: string, turn: number): number =>
  (ALL ? (QUEUED[number] ?? LATELY[number]) : undefined) ?? DAYS_AGO[turn] ?? 0;

/** Instants as they lie before today, so that chance draws alike whenever a folder is filled. */
const sinceToday =
  (now: number) =>
  (text: string): string =>
    text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => String(Date.parse(instant) - now));

interface Lived {
  readonly cases: number;
  readonly notes: readonly DemoCaseNote[];
}

/** Lives through the months before `now` in virtual time, as the demo's people do their work. */
async function live(host: DemoHost, now: number): Promise<Lived> {
  const tally = startTally(host);
  const households = inTurns(JSON.parse(readFileSync('samples/intake.json', 'utf8')) as IntakeFile);
  const names = startNaming();
  const numbers = new Map<string, string>();
  const relative = sinceToday(now);
  const chance = chanceFrom(SEED, (text) => relative(names.of(text)));
  const staged = leaving(
    now,
    habitsFrom(chance, () => undefined),
    new Set(Object.keys(QUEUED)),
    (caseId) => numbers.get(caseId),
  );
  employ(host, staged.habits);
  await host.clock.hold(() => registerSponsors(host));
  for (const [index, household] of households.entries()) {
    const start = index < households.length - NOT_STARTED;
    const at = now - daysAgo(household.number, index - (households.length - DAYS_AGO.length)) * DAY;
    host.clock.at(at, () => {
      void host.clock.hold(async () => {
        const caseId = await importHousehold(host, cameInOn(household, at), `demo-household-${index}`);
        numbers.set(caseId, household.number);
        if (start) await startCase(host, caseId, household.office);
      });
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
  return { cases: households.length, notes: staged.notes };
}

/** The last six o'clock of the world's time. */
const thisMorning = (at: number): number => Math.floor((at - 6 * HOUR) / DAY) * DAY + 6 * HOUR;

const dataDir = values.data ?? '.kinbridge';
if (existsSync(dataDir)) {
  console.log(
    `${dataDir} holds data already: it is used as it is. Another folder (--data DIR) would be filled.`,
  );
} else {
  console.log(`Filling ${dataDir} with made-up households and the months in which they were helped.`);
  // This morning, so that every filling of a day tells the same story; the host catches up when it is started.
  const now = values.now === undefined ? thisMorning(Date.now()) : Date.parse(values.now);
  const filling = `${dataDir}.filling`;
  rmSync(filling, { recursive: true, force: true });
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const host = await startDemoHost(virtualClock(now - (DAYS_AGO[0]! + 1) * DAY), { dataDir: filling });
  const { cases, notes } = await live(host, now);
  await agreeWithPartners(host, ['nairobi']);
  await giveToPartners(host, 'nairobi');
  await planAClass(host, 'nairobi', 'Africa/Nairobi');
  await host.close();
  keepDemoCases(filling, notes);
  renameSync(filling, dataDir);
  console.log(`${cases} cases are in ${dataDir}.`);
}
process.exit(0);
