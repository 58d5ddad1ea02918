import { AUDITOR } from './auditor.ts';
import { CONSENTS } from './consents.ts';
import { FORGER } from './forger.ts';
import { GLASS } from './glass.ts';
import { GUESSER } from './guesser.ts';
import { IDENTITY } from './identity.ts';
import { JOURNAL } from './journal.ts';
import { NETWORK } from './network.ts';
import { ORACLES } from './oracles.ts';
import { PEOPLE } from './people.ts';
import { POLICIES } from './policies.ts';
import { READINGS } from './readings.ts';
import { openRealFolder } from './real-folder.ts';
import { REFUSALS } from './refusals.ts';
import { SECRETS } from './secrets.ts';
import { SPONSORS } from './sponsors.ts';
import { TRACED } from './traced.ts';
import type { Attack, Found } from './world.ts';
import { openWorld } from './world.ts';

export type Verdict = 'held' | 'broke';

export interface Result {
  readonly by: string;
  readonly what: string;
  readonly verdict: Verdict;
  readonly found: Found;
}
type Tell = (line: string) => void;

const verdictOf = (found: Found): Verdict => (found === undefined ? 'held' : 'broke');

const lineOf = ({ by, what, verdict, found }: Result): string =>
  verdict === 'broke' ? `broke  ${by}: ${what} — ${found}` : `held   ${by}: ${what}`;

/** Tries attacks one after another; one that fails on the way has not shown that anything held. */
async function tried<On>(attacks: readonly Attack<On>[], on: On, tell: Tell): Promise<Result[]> {
  const results: Result[] = [];
  for (const { by, what, run } of attacks) {
    const found = await run(on).catch((error: Error) => `could not be tried: ${error.message}`);
    const result = { by, what, found, verdict: verdictOf(found) };
    results.push(result);
    tell(lineOf(result));
  }
  return results;
}

/** Attacks on one host, which is closed whatever they do to it. */
async function onOne<On>(
  open: () => Promise<On & { close(): Promise<void> }>,
  attacks: readonly Attack<On>[],
  tell: Tell,
): Promise<Result[]> {
  const host = await open();
  try {
    return await tried(attacks, host, tell);
  } finally {
    await host.close();
  }
}

const ON_ONE_HOST = [
  ...[...NETWORK, ...ORACLES, ...READINGS, ...PEOPLE, ...GUESSER, ...GLASS],
  ...[...POLICIES, ...FORGER, ...AUDITOR],
];
const ON_THEIR_OWN = [...CONSENTS, ...TRACED, ...SPONSORS, ...REFUSALS, ...JOURNAL, ...SECRETS];

export const ATTACKS: readonly Pick<Attack, 'by' | 'what'>[] = [...ON_ONE_HOST, ...IDENTITY, ...ON_THEIR_OWN];

/** Tries every attack, each on invented cases: many on one host, some on a folder made real, some on hosts of their own. */
export async function attacked(tell: Tell): Promise<Result[]> {
  return [
    ...(await onOne(openWorld, ON_ONE_HOST, tell)),
    ...(await onOne(openRealFolder, IDENTITY, tell)),
    ...(await tried(ON_THEIR_OWN, undefined, tell)),
  ];
}
