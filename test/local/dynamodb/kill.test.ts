import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyLedger, faultsAfter, liveAndDie, prepare } from './kill/ledger.ts';

/** `npm run crash:table` kills more often. */
const KILLS = Number(process.env.KILLS ?? 4);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a table whose process is killed', () => {
  it('loses nothing that was acknowledged, and keeps no half of anything', async () => {
    const [data, notes] = [join(folder, 'data'), join(folder, 'notes')];
    await prepare(data);
    const ledger = emptyLedger();
    for (let life = 1; life <= KILLS; life++) {
      await liveAndDie(data, notes, life);
      expect(await faultsAfter(data, notes, ledger)).toEqual([]);
    }
    expect(ledger.puts.size).toBeGreaterThan(KILLS);
    expect(ledger.counts.size).toBeGreaterThan(0);
    console.info(
      `${KILLS} kills: ${ledger.puts.size} rows and ${[...ledger.counts.values()].reduce((a, b) => a + b, 0)} updates acknowledged, ${ledger.sequence} records, no fault`,
    );
  });
});
