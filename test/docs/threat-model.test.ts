import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/threat-model.md', 'utf8');
const rows = page.split('\n').filter((line) => /^\| [STRIDE] \|/.test(line));
const SHOWN = /^`([^`]+)`: “(.+)”$/;

/** What is wrong with a row of the threat model: a control or test that is not there. */
function faultsOf(row: string): string[] {
  const [, , , , control = '', test = ''] = row.split('|').map((cell) => cell.trim());
  if (control === '*not yet*' && test === '*not yet*') return [];
  const file = /^`([^`]+)`$/.exec(control)?.[1];
  const [, path, name] = SHOWN.exec(test) ?? [];
  if (!file || !path || !name) return [`names no control or no test: ${row}`];
  const missing = [file, path].filter((one) => !existsSync(one)).map((one) => `${one} does not exist`);
  if (missing.length > 0) return missing;
  // A name within quotes, as a test is called.
  const named = ["'", '`', '"'].some((quote) => readFileSync(path, 'utf8').includes(`${name}${quote}`));
  return named ? [] : [`${path} has no test “${name}”`];
}

describe('docs/threat-model.md', () => {
  it('names controls and tests that exist', () => {
    expect(rows.flatMap(faultsOf)).toEqual([]);
  });

  it('has each kind of threat', () => {
    expect([...'STRIDE'].filter((kind) => !rows.some((row) => row.startsWith(`| ${kind} |`)))).toEqual([]);
  });

  it('would be told of a file or a test that is gone', () => {
    const gone = '| S | who | what | `lib/gone.ts` | `test/walls.test.ts`: “is gone” |';
    expect(faultsOf(gone)).toEqual(['lib/gone.ts does not exist']);
    expect(faultsOf(gone.replace('lib/gone.ts', 'package.json'))).toEqual([
      'test/walls.test.ts has no test “is gone”',
    ]);
    expect(faultsOf('| S | who | what | *not yet* | |')).toHaveLength(1);
  });
});
