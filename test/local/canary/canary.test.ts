import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { startDemoHost } from '../../../scripts/demo/demo-host.ts';
import { keepingLog } from '../../../scripts/demo/personal-values.ts';
import { type Lived, liveThrough } from './course.ts';
import { needles, searcher } from './needles.ts';
import { placesIn } from './places.ts';
import { SECRET } from './values.ts';

const START = Date.parse('2026-11-23T08:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-canary-'));
const dataDir = join(folder, 'data');
const level = process.env.POWERTOOLS_LOG_LEVEL;
let lived: Lived;
let log: string[];

beforeAll(async () => {
  process.env.POWERTOOLS_LOG_LEVEL = 'INFO';
  const host = await startDemoHost(virtualClock(START), { dataDir }, false);
  try {
    const kept = await keepingLog(() => liveThrough(host));
    [lived, log] = [kept.result, kept.log];
  } finally {
    await host.close();
  }
}, 600_000);
afterAll(() => {
  process.env.POWERTOOLS_LOG_LEVEL = level;
  rmSync(folder, { recursive: true, force: true });
});

const SOUGHT = needles();
const search = searcher(SOUGHT);
/** Where which values were found, each once. */
const found = (places: Iterable<{ where: string; bytes: Uint8Array }>): string[] => {
  const all = new Set<string>();
  for (const { where, bytes } of places)
    for (const { value, form } of search(bytes)) all.add(`${where}: ${value} (${form})`);
  return [...all].sort();
};

describe('what a thief of the data folder finds', () => {
  it('is of a case that went from intake to closure, with all that was written', () => {
    expect(lived.status).toBe('closed');
    const sent = lived.sent.join('\n');
    expect(Object.entries(SECRET).filter(([, value]) => !sent.includes(value))).toEqual([]);
  });

  it('would be found in every form, wherever it began', () => {
    const missed = SOUGHT.filter(
      (needle) =>
        !search(Buffer.concat([Buffer.from('x'), needle.bytes, Buffer.from('yz')])).includes(needle),
    );
    expect(missed).toEqual([]);
    const packed = { where: 'here', bytes: Buffer.from(SECRET.spouse, 'utf16le') };
    expect(found([packed])).toContain('here: spouse (UTF-16LE)');
  });

  it('is no personal value, in no file and no form', () => {
    expect(found(placesIn(dataDir))).toEqual([]);
  });

  it('is no personal value in logs, measurements and addresses either', () => {
    expect(log.length).toBeGreaterThan(100);
    expect(found([{ where: 'log', bytes: Buffer.from(log.join('\n')) }])).toEqual([]);
    expect(found([{ where: 'addresses', bytes: Buffer.from(lived.urls.join('\n')) }])).toEqual([]);
  });
});
