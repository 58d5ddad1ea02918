import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../../domain/intake/decode-file.ts';
import { readFile } from '../../../domain/intake/read-file.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { CONTEXT } from './a-household.ts';

const HEADER =
  'case number,programme,office,destination office,submission priority,primary category,secondary category,relationship to PA,full name,sex,date of birth,nationality';
const table = (name: string) =>
  `${HEADER}\nA-1,resettlement,amman,toronto,normal,medical-needs,lack-of-foreseeable-alternatives,PA,${name},f,1984-05-17,SYR\n`;

/** Text in an encoding of one byte a letter. */
function written(text: string, encoding: Encoding): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const letters = [...new TextDecoder(encoding).decode(bytes)];
  return Uint8Array.from([...text].map((letter) => letters.indexOf(letter)));
}

const FILES: [Encoding, string][] = [
  ['windows-1256', 'ندى سعيد الزنبقي'],
  ['windows-1251', 'Олена Ковальчук'],
  ['windows-1252', 'Renée Béchir Naïm'],
];

describe.each(FILES)('a file in %s', (encoding, name) => {
  const bytes = written(table(name), encoding);

  test('is shown as it would read in each encoding, the likeliest first, and read in the one that is chosen', async () => {
    const asked = await readFile(bytes);
    if (!('encodings' in asked)) throw new Error('Expected a question.');
    expect(asked.encodings[0]!.encoding).toBe(encoding);
    expect(asked.encodings.map(({ encoding: one }) => one).sort()).toEqual(FILES.map(([one]) => one).sort());
    expect(asked.encodings[0]!.lines.join()).toContain(name);
    const read = await readFile(bytes, encoding);
    if (!('content' in read && 'csv' in read.content)) throw new Error('Expected a table.');
    expect(readCsv(read.content.csv, CONTEXT).households[0]!.newCase.members[0]!.name).toBe(name);
  });

  test('is not read in UTF-8, whoever asks for that', async () => {
    expect(await readFile(bytes, 'utf-8')).toEqual({ refused: 'not-an-intake.encoding' });
  });
});

test('Unicode text without its mark is asked about too', async () => {
  const bytes = new Uint8Array(Buffer.from(table('ندى سعيد'), 'utf16le'));
  const asked = await readFile(bytes);
  expect('encodings' in asked && asked.encodings[0]).toMatchObject({ encoding: 'utf-16le' });
  expect(await readFile(bytes, 'utf-16le')).toMatchObject({ content: { csv: table('ندى سعيد') } });
});

test('letters that were lost before the file came here are named, not registered', () => {
  const { households, rejected } = readCsv(table('Ren\uFFFDe'), CONTEXT);
  expect(households).toEqual([]);
  expect(rejected).toMatchObject([{ column: 'full name', text: 'wrong-format.lost' }]);
});

test('cells may stand between bars, and rows of totals are passed over with a note', () => {
  const csv = `${table('Rima Aa').replaceAll(',', '|')}Total|||||||||2||\nالمجموع: |||||||||٢||\nTotal|||||||PA|Total Nada|||\n`;
  const { households, rejectedRows, warnings } = readCsv(csv, CONTEXT);
  expect(households.map(({ rows }) => rows)).toEqual([[2]]);
  expect(warnings.map(({ row, rule }) => [row, rule])).toEqual([
    [3, 'total-row'],
    [4, 'total-row'],
  ]);
  expect(rejectedRows).toEqual([5]);
});

test('JSON that is none is named', async () => {
  expect(await readFile(Buffer.from('{ "households": '))).toEqual({ refused: 'not-an-intake.json' });
  expect(await readFile(readFileSync('test/fixtures/cases/27-bom.json'))).toMatchObject({
    content: { json: {} },
  });
});
