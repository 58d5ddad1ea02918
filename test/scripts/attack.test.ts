import { describe, expect, it } from 'vitest';
import { ATTACKS, attacked } from '../../scripts/attack/run.ts';

const FAULTS = Array.from({ length: 19 }, (_, index) => index + 1);

describe('npm run attack', () => {
  it('tries every attack, and each is held', async () => {
    const lines: string[] = [];
    const results = await attacked((line) => lines.push(line));
    expect(lines.filter((line) => !line.startsWith('held'))).toEqual([]);
    expect(results.map(({ what }) => what)).toEqual(ATTACKS.map(({ what }) => what));
  }, 1_200_000);

  it('has an attack for each fault, and says each once', () => {
    const tried = new Set(
      ATTACKS.flatMap(({ what }) => [.../fault (\d+)/g[Symbol.matchAll](what)].map((m) => Number(m[1]))),
    );
    expect([...tried].sort((a, b) => a - b)).toEqual(FAULTS);
    expect(new Set(ATTACKS.map(({ by, what }) => `${by}: ${what}`)).size).toBe(ATTACKS.length);
  });
});
