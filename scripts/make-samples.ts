import { writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { headerRows, rowsOf } from '../domain/intake/write-rows.ts';
import { badRows } from './samples/bad-rows.ts';
import { SAMPLE_COLUMNS } from './samples/columns.ts';
import { sampleHouseholds } from './samples/intake.ts';
import { sampleSponsors } from './samples/sponsors.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The sample files by name, the same for every run. */
export function sampleFiles(): Record<string, string> {
  const households = sampleHouseholds();
  const bad = badRows();
  return {
    'intake.csv': stringify([
      ...headerRows(SAMPLE_COLUMNS),
      ...households.flatMap((household) => rowsOf(household, SAMPLE_COLUMNS)),
    ]),
    'intake.json': json({ households: households.map(({ preferences: _none, ...household }) => household) }),
    'intake-bad.csv': `${stringify(bad.before)}${bad.broken}\n${stringify(bad.after)}`,
    'sponsors.json': json({ sponsors: sampleSponsors() }),
  };
}

if (import.meta.main)
  for (const [name, content] of Object.entries(sampleFiles()))
    writeFileSync(new URL(`../samples/${name}`, import.meta.url), content);
