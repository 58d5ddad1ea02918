import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COLUMN_KEYS, COLUMNS } from '../../../domain/intake/columns.ts';
import { INTAKE_RULES, MAX_INTAKE_ROWS } from '../../../domain/intake/rules.ts';

const page = readFileSync(new URL('../../../docs/intake.md', import.meta.url), 'utf8');

describe('docs/intake.md', () => {
  test.each(COLUMN_KEYS)('has the column %s as the reader knows it', (key) => {
    const { name, hxl, level, required, aliases } = COLUMNS[key];
    const others = aliases.map((alias) => `\`${alias}\``).join(', ');
    expect(page).toContain(
      `| \`${name}\` | \`${hxl}\` | ${level}${required ? ', required' : ''} | ${others} |`,
    );
  });

  test('has each rule of the reader and its limit', () => {
    expect(INTAKE_RULES.filter((rule) => !page.includes(`\`${rule}\``))).toEqual([]);
    expect(page).toContain(`${MAX_INTAKE_ROWS.toLocaleString('en')} rows`);
  });
});
