import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { openTestTable } from '../../table.ts';

interface Report {
  rows: number;
  households: { outcome: string; caseId: string; rows: number[] }[];
  rejected: { row: number; column: string; rule: string; value: string }[];
  rejectedRows: number[];
  rejectedFile: string | null;
  causes: { rule: string; count: number }[];
  total: number;
  next: number | null;
}

const AT = '2026-11-23T08:00:00.000Z';
const administrator = staff('administrator', 'geneva');
const sample = (name: string) => readFileSync(`samples/${name}`, 'utf8');
const upload = async (body: object, by = administrator): Promise<Report> => {
  const answer = await api('ImportIntake', { by, body, at: AT });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Report;
};
const outcomes = (report: Report) => [...new Set(report.households.map(({ outcome }) => outcome))];

beforeAll(async () => {
  await openTestTable();
});

describe('an intake file', () => {
  it('goes in once, however often it comes', async () => {
    const csv = sample('intake.csv');
    const first = await upload({ csv });
    expect([first.households.length, outcomes(first), first.rejected, first.rejectedFile]).toEqual([
      44,
      ['registered'],
      [],
      null,
    ]);
    const again = await upload({ csv });
    expect([again.households.length, outcomes(again)]).toEqual([44, ['already-registered']]);
    const json = await upload({ json: JSON.parse(sample('intake.json')) as unknown });
    expect(outcomes(json)).toEqual(['already-registered']);
  });

  it('lets a household wait whose programme asks for more than a table has, and takes the others', async () => {
    const lines = sample('intake.csv').split('\n');
    const first = lines
      .filter((line) => line.includes('KB-AMM-00068'))
      .map((line) =>
        line
          .replace('KB-AMM-00068', 'AVR-1')
          .replace('KBI-AMM-26C40548', 'AVR-P')
          .replace(',resettlement,', ',voluntary-return,'),
      );
    const second = lines.filter((line) => line.includes('KB-AMM-00034'));
    const csv = [lines[0], ...first, ...second].join('\n');
    const report = await upload({ csv });
    expect(report.households.map(({ outcome }) => outcome).sort()).toEqual(['already-registered', 'waiting']);
    expect(report.rejected.map(({ column, rule, value }) => [column, rule, value])).toEqual([
      ['programme', 'wrong-format', 'voluntary-return'],
    ]);
    expect(report.rejectedFile).toContain('AVR-1');
    const json = (particulars: unknown) => ({
      households: (
        JSON.parse(sample('intake.json')) as { households: { number: string; members: object[] }[] }
      ).households
        .filter(({ number }) => number === 'KB-AMM-00068')
        .map(({ members, ...household }) => ({
          ...household,
          ...{ number: 'AVR-2', programme: 'voluntary-return', particulars },
          members: members.map((member) => ({ ...member, individualNumber: 'AVR-P-2' })),
        })),
    });
    expect(outcomes(await upload({ json: json({ detained: 'no' }) }))).toEqual(['waiting']);
    const whole = { legalStatus: 'irregular', detained: false, removalOrder: false };
    expect(outcomes(await upload({ json: json(whole) }))).toEqual(['registered']);
  });

  it('goes in part by part, each household once', async () => {
    const csv = sample('intake.csv');
    const found: string[] = [];
    const sizes: number[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const part: Report = await upload({ csv, from, most: 20 });
      expect(part.total).toBe(44);
      found.push(...part.households.map(({ caseId }) => caseId));
      sizes.push(part.households.length);
      from = part.next;
    }
    expect([sizes, new Set(found).size]).toEqual([[20, 20, 4], 44]);
    expect(await upload({ csv, from: 99 })).toMatchObject({ households: [], next: null });
  });

  it('with mistakes: good households go in, each bad row is told and waits in a file', async () => {
    const report = await upload({ csv: sample('intake-bad.csv') });
    expect(outcomes(report)).toEqual(['registered']);
    expect(report.households.flatMap(({ rows }) => rows).length + report.rejectedRows.length).toBe(
      report.rows,
    );
    expect(new Set(report.rejected.map(({ row }) => row))).toEqual(new Set(report.rejectedRows));
    const again = await upload({ csv: report.rejectedFile! });
    expect(again.households).toEqual([]);
    expect(again.rejectedRows).toHaveLength(report.rejectedRows.length);
  });

  it('goes in as far as the time of a call reaches, and on from there', async () => {
    const csv = sample('intake.csv').replaceAll('KB-', 'TB-').replaceAll('KBI-', 'TBI-');
    const found: string[] = [];
    let calls = 0;
    for (let from: number | null = 0; from !== null; calls += 1) {
      let left = 14_000;
      const answer = await api('ImportIntake', {
        ...{ by: administrator, body: { csv, from }, at: AT },
        // A household takes a second: some go in before the rest is kept for the answer.
        timeLeft: () => (left -= 1000),
      });
      const part = answer.body as unknown as Report;
      found.push(...part.households.map(({ caseId }) => caseId));
      from = part.next;
    }
    expect(new Set(found).size).toBe(44);
    expect(calls).toBeGreaterThan(8);
  });

  it('lets others be served while it is read', async () => {
    const csv = `case number,full name\n${Array.from({ length: 9000 }, (_, row) => `W-${row},x\n`).join('')}`;
    let served = 0;
    let reading = true;
    const others = (async () => {
      for (; reading; served += 1) await new Promise((resolve) => setImmediate(resolve));
    })();
    expect((await upload({ csv })).rejectedRows).toHaveLength(9000);
    reading = false;
    await others;
    expect(served).toBeGreaterThan(50);
  });

  it('of more than a megabyte in Arabic is taken whole', async () => {
    const name = 'عبدالرحمن مصطفى الحسن الشامي بن عبدالعزيز';
    const csv = `case number,full name\n${Array.from({ length: 9900 }, (_, row) => `ARB-${row},${name} ${name}\n`).join('')}`;
    expect(Buffer.byteLength(csv)).toBeGreaterThan(1_048_576);
    const report = await upload({ csv });
    expect([report.rows, report.causes.every(({ rule }) => rule === 'missing-column')]).toEqual([9900, true]);
  });

  it('is taken by a caseworker for their own office alone', async () => {
    const report = await upload({ csv: sample('intake.csv') }, staff('caseworker', 'amman'));
    expect(new Set(outcomes(report))).toEqual(new Set(['already-registered', 'other-office']));
  });
});
