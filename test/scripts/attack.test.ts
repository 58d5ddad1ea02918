import { describe, expect, it } from 'vitest';
import { ATTACKS, attacked } from '../../scripts/attack/run.ts';

describe('npm run attack', () => {
  it('tries every attack on a host, and each is held', async () => {
    const lines: string[] = [];
    const results = await attacked((line) => lines.push(line));
    expect(lines.filter((line) => !line.startsWith('held'))).toEqual([]);
    expect(results).toHaveLength(ATTACKS.length);
  }, 120_000);
});
