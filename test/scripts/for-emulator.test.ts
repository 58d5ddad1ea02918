import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { differencesOf } from '../aws/compare.ts';
import { rewriteForEmulator } from '../aws/for-emulator.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assembly-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function rewritten(states: object): { states: Record<string, unknown>; told: string[] } {
  const file = join(folder, 'asset.1.json');
  writeFileSync(file, JSON.stringify({ Comment: 'A run.', StartAt: 'First', States: states }));
  const told = rewriteForEmulator(folder);
  return {
    states: (JSON.parse(readFileSync(file, 'utf8')) as { States: Record<string, unknown> }).States,
    told,
  };
}

test('a deadline becomes a number at every depth, and nothing else of a task changes', () => {
  const task = { Type: 'Task', Resource: 'r', TimeoutSeconds: '{% $wait %}', End: true };
  const inner = { StartAt: 'Ask', States: { Ask: task } };
  const { states, told } = rewritten({
    First: { Type: 'Map', ItemProcessor: inner, Output: '{% $states.result %}', Next: 'Then' },
    Then: { Type: 'Parallel', Branches: [inner], Next: 'Last' },
    Last: { ...task, TimeoutSeconds: 60 },
  });
  const asked = { StartAt: 'Ask', States: { Ask: { ...task, TimeoutSeconds: 99_999 } } };
  expect(states).toEqual({
    First: { Type: 'Map', ItemProcessor: asked, Output: '{% $states.result %}', Next: 'Then' },
    Then: { Type: 'Parallel', Branches: [asked], Next: 'Last' },
    Last: { ...task, TimeoutSeconds: 60 },
  });
  expect(told).toEqual([
    'A run. Ask: TimeoutSeconds {% $wait %} → 99999',
    'A run. Ask: TimeoutSeconds {% $wait %} → 99999',
  ]);
});

test('what a Parallel state puts out is put out by a state behind it, unless it is made of its input', () => {
  const parallel = { Type: 'Parallel', Branches: [], Output: { failed: '{% $states.result[0] %}' } };
  const { states, told } = rewritten({ First: { ...parallel, Next: 'Last' }, Last: { Type: 'Succeed' } });
  expect(states).toEqual({
    First: { Type: 'Parallel', Branches: [], Next: 'First Output' },
    'First Output': { Type: 'Pass', Output: { failed: '{% $states.input[0] %}' }, Next: 'Last' },
    Last: { Type: 'Succeed' },
  });
  expect(told).toHaveLength(1);
  expect(rewritten({ First: { ...parallel, End: true } }).states['First Output']).toMatchObject({
    End: true,
  });
  const ofInput = { ...parallel, Output: '{% $states.input %}' };
  expect(() => rewritten({ First: { ...ofInput, End: true } })).toThrow('made of its input');
});

test('differences are told from both sides, and those with a reason give it', () => {
  const shapes = { audit: { resettlement: ['case.closed'] }, histories: {}, table: {} };
  const other = { ...shapes, audit: { resettlement: ['case.renewed', 'case.lost'] } };
  expect(differencesOf(shapes, shapes)).toEqual([]);
  expect(differencesOf(shapes, other)).toEqual([
    { what: 'audit of resettlement: case.closed on the emulator alone' },
    { what: 'audit of resettlement: case.renewed on the host alone', why: expect.any(String) },
    { what: 'audit of resettlement: case.lost on the host alone' },
  ]);
});
