import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Tables in which columns are compared, or that say themselves how they stand on a phone. */
const BY_THEMSELVES = ['comparison.tsx', 'two-runs.tsx', 'axis-table.tsx', 'list-columns.tsx'];

test('each table fits a phone: as a FittedTable or ListTable, or by what it does on a narrow screen', () => {
  const bare = globSync('console/src/**/*.tsx').filter((file) => {
    const text = readFileSync(file, 'utf8');
    const draws = /import Table\b[^;]*'@cloudscape-design\/components\/table'/.test(text);
    return draws && !text.includes('useNarrow') && !BY_THEMSELVES.some((name) => file.endsWith(`/${name}`));
  });
  expect(bare).toEqual([]);
});
