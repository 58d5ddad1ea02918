import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSponsors, SPONSOR_COLUMNS } from '../../../domain/sponsorship/import-sponsors.ts';

const REQUIRED = ['name', 'kind', 'email', 'office', 'vetting until', 'capacity', 'languages'];

describe('reading a file of sponsors', () => {
  it('takes every row or tells what is wrong with it, whatever the file holds', () => {
    const cell = fc.oneof(
      fc.constantFrom('group', 'a@example.org', 'lyon', '2027-01-01', '4', 'en|fr', 'yes', '', '=1+1', '"'),
      fc.string({ maxLength: 12 }),
    );
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 9 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.boolean(), (data, complete) => {
        const header = (complete ? SPONSOR_COLUMNS : SPONSOR_COLUMNS.slice(2)).join(',');
        const read = readSponsors([header, ...data.map((cells) => cells.join(','))].join('\n'));
        const told = [...read.sponsors.map(({ row }) => row), ...read.rejectedRows].sort((a, b) => a - b);
        expect(told).toHaveLength(read.rows);
        expect(new Set(told).size).toBe(read.rows);
        for (const row of read.rejectedRows)
          expect(read.rejected.some((one) => one.row === row || one.row === 1)).toBe(true);
        expect(read.rejectedFile === null).toBe(read.rejectedRows.length === 0);
      }),
    );
  });

  it('refuses a file with more rows than it may have before it reads them', () => {
    const long = `${REQUIRED.join(',')}\n${'x,,\n'.repeat(300_000)}`;
    expect(readSponsors(long)).toMatchObject({
      ...{ sponsors: [], rejectedFile: null },
      rejected: [{ rule: 'too-many-rows', value: '300001' }],
    });
  });

  it('needs only the columns that nothing stands in for, and names those that it does not know', () => {
    const row = 'Elm,family,elm@example.org,lyon,2027-01-01,4,en';
    const read = readSponsors(`${[...REQUIRED, 'shoe size'].join(';')}\n${row.replaceAll(',', ';')};44`);
    expect(read.sponsors[0]?.sponsor).toMatchObject({
      ...{ name: 'Elm', capacity: 4, minutesToMedicalCare: null, interpreter: false },
      contact: { channel: 'email' },
      vetting: { status: 'pending', validUntil: '2027-01-01' },
    });
    expect(read.unknownColumns).toEqual(['shoe size']);
    for (const column of REQUIRED) {
      const header = REQUIRED.filter((name) => name !== column).join(',');
      expect(readSponsors(`${header}\n${row}`).rejected[0]).toMatchObject({
        row: 1,
        column,
        rule: 'column-missing',
      });
    }
  });

  it('takes the households that a sponsor refuses or is tied to by their numbers', () => {
    const header = [...REQUIRED, 'vetoes', 'tied to'].join(',');
    const row = 'Elm,family,elm@example.org,lyon,2027-01-01,4,en';
    const sponsorOf = (cells: string) => readSponsors(`${header}\n${row},${cells}`).sponsors[0]?.sponsor;
    expect(sponsorOf('JOR-12|JOR-13,JOR-77')).toMatchObject({
      ...{ vetoes: ['JOR-12', 'JOR-13'], tiedTo: ['JOR-77'] },
    });
    expect(sponsorOf(',')).toMatchObject({ vetoes: [], tiedTo: [] });
  });

  it('gives the rows that wait back as a file that can be put right and read again', () => {
    const header = [...REQUIRED].join(',');
    const bad = `${header}\n=Elm,family,elm@example.org,lyon,2027-01-01,none,en`;
    const waiting = readSponsors(bad).rejectedFile!;
    expect(waiting).toContain('capacity:');
    const right = readSponsors(waiting.replace(',none,', ',3,'));
    expect(right.sponsors).toHaveLength(1);
    expect(right.rejectedFile).toBeNull();
  });
});
