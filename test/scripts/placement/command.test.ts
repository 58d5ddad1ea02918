import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = new URL('../../../scripts/placement.ts', import.meta.url).pathname;
const INPUT = {
  localities: [
    { id: 'a', capacity: 4 },
    { id: 'b', capacity: 2 },
  ],
  cases: [
    { id: 'one', size: 2, arrival: '2026-01-01', tiedTo: null, compatible: null, scores: { a: 1, b: 0.5 } },
    { id: 'two', size: 3, arrival: '2026-01-02', tiedTo: null, compatible: ['a'], scores: { a: 0.9 } },
    { id: 'three', size: 9, arrival: '2026-01-20', tiedTo: null, compatible: null, scores: { a: 3, b: 3 } },
  ],
  history: [{ id: 'past', size: 2, arrival: '2025-01-01', tiedTo: 'a', compatible: null, scores: { a: 1 } }],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'placement-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function command(
  content: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const file = join(folder, 'input.json');
  await writeFile(file, content);
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, '--input', file, ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

describe('the placement command', () => {
  it.each(['batch', 'online'])('answers in the fixed format, %s', async (mode) => {
    const { code, out, err } = await command(JSON.stringify(INPUT), '--mode', mode, '--explain');
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['assignments', 'totalScore', 'placedPersons', 'bound', 'seconds']);
    expect(answer).toMatchObject({
      assignments: [
        { case: 'one', locality: 'b', score: 0.5 },
        { case: 'two', locality: 'a', score: 0.9 },
        { case: 'three', locality: null, score: 0 },
      ],
      totalScore: 1.4,
      placedPersons: 5,
    });
    expect(answer.bound).toBeGreaterThanOrEqual(1.4);
    expect(answer.seconds).toBeGreaterThan(0);
    expect(err).toBe('three: It needs 9 places together; no locality open to it has more than 4 in all.\n');
  });

  it('places nothing when there is nothing to place', async () => {
    const { code, out } = await command('{"localities":[],"cases":[]}', '--mode', 'online');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ assignments: [], totalScore: 0, placedPersons: 0, bound: 0 });
  });

  it.each<[string, string, string[], RegExp]>([
    ['an empty file', '', ['--mode', 'batch'], /expected JSON, received an empty file/],
    ['broken JSON', '{"cases":', ['--mode', 'batch'], /expected JSON/],
    [
      'a wrong field',
      '{"localities":[{"id":"a","capacity":-1}],"cases":[]}',
      ['--mode', 'batch'],
      /localities\[0\]\.capacity: expected a whole number.*received -1/,
    ],
    ['no mode', JSON.stringify(INPUT), [], /--mode: expected batch or online, received nothing/],
    ['an unknown mode', JSON.stringify(INPUT), ['--mode', 'best'], /received best/],
    ['an unknown objective', JSON.stringify(INPUT), ['--mode', 'batch', '--objective', 'x'], /--objective/],
    ['a batch of no days', JSON.stringify(INPUT), ['--mode', 'online', '--batch-days', '0'], /--batch-days/],
    ['a seed that is no number', JSON.stringify(INPUT), ['--mode', 'batch', '--seed', 'x'], /--seed/],
    ['an unknown option', JSON.stringify(INPUT), ['--mode', 'batch', '--fast'], /--fast/],
  ])('refuses %s with exit 2 and nothing on stdout', async (_, content, args, message) => {
    const { code, out, err } = await command(content, ...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
  });

  it('refuses a file that is not there', async () => {
    const { code, out, err } = await command('{}', '--mode', 'batch', '--input', join(folder, 'none.json'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/--input: cannot read/);
  });
});
