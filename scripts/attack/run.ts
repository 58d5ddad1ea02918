import { FORGER } from './forger.ts';
import { GLASS } from './glass.ts';
import { GUESSER } from './guesser.ts';
import { NETWORK } from './network.ts';
import { PEOPLE } from './people.ts';
import type { Attack, Found } from './world.ts';
import { openWorld } from './world.ts';

export const ATTACKS: readonly Attack[] = [...NETWORK, ...PEOPLE, ...GUESSER, ...GLASS, ...FORGER];

/** Tries every attack on a host of its own; an attack that fails on the way has not shown that anything held. */
export async function attacked(tell: (line: string) => void): Promise<{ attack: Attack; found: Found }[]> {
  const world = await openWorld();
  const results: { attack: Attack; found: Found }[] = [];
  try {
    for (const attack of ATTACKS) {
      const found = await attack.run(world).catch((error: Error) => `could not be tried: ${error.message}`);
      results.push({ attack, found });
      tell(
        `${found === undefined ? 'held ' : 'broke'}  ${attack.by}: ${attack.what}${found ? ` — ${found}` : ''}`,
      );
    }
  } finally {
    await world.close();
  }
  return results;
}
