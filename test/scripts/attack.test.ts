import { describe, expect, it } from 'vitest';
import { ATTACKS, attacked } from '../../scripts/attack/run.ts';

/** What nothing finds before histories are archived; any other attack is held. */
const OPEN = ['edits the history of an execution'];
const FAULTS = Array.from({ length: 19 }, (_, index) => index + 1);

describe('npm run attack', () => {
  it('tries every attack, and each is held but what only an archive can find', async () => {
    const lines: string[] = [];
    const results = await attacked((line) => lines.push(line));
    expect(lines.filter((line) => !/^(held|open)/.test(line))).toEqual([]);
    expect(results.map(({ what }) => what)).toEqual(ATTACKS.map(({ what }) => what));
    const open = results.filter(({ verdict }) => verdict === 'open');
    expect(open.map(({ what }) => what.replace(/ \(fault 16\)$/, ''))).toEqual(OPEN);
  }, 1_200_000);

  it('has an attack for each fault, and says each once', () => {
    const tried = new Set(
      ATTACKS.flatMap(({ what }) => [.../fault (\d+)/g[Symbol.matchAll](what)].map((m) => Number(m[1]))),
    );
    expect([...tried].sort((a, b) => a - b)).toEqual(FAULTS);
    expect(new Set(ATTACKS.map(({ by, what }) => `${by}: ${what}`)).size).toBe(ATTACKS.length);
  });
});
