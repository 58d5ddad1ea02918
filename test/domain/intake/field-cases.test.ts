import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { CONTEXT } from './a-household.ts';

const file = (name: string) => readFileSync(`test/fixtures/cases/${name}`, 'utf8');

describe('nationalities as offices wrote them', () => {
  const result = readCsv(file('07-countries.csv'), CONTEXT);
  const taken = result.households.map(({ newCase }) => newCase.members[0]!.nationality);

  test('go in where they are a code, those of travel documents, ended and renamed states too', () => {
    expect(taken).toEqual(['XKX', 'XXA', 'XXX', 'UNK', 'PSE', 'ROU', 'YUG', 'COD']);
  });

  test('wait where they are none, and what is meant is offered where it can be known', () => {
    const told = result.rejected.map(({ value, rule, message }) => [
      value,
      rule,
      /: ([A-Z]{3}) /.exec(message)?.[1],
    ]);
    expect(told).toEqual([
      ['STA', 'not-in-list', 'XXA'],
      ['ZZZ', 'not-in-list', undefined],
      ['SRY', 'not-in-list', undefined],
      ['SY', 'not-in-list', 'SYR'],
      ['Syria', 'not-in-list', 'SYR'],
      ['Stateless', 'not-in-list', 'XXA'],
      ['Palestinian', 'not-in-list', undefined],
      ['Eritrean', 'not-in-list', undefined],
      ['', 'required', undefined],
    ]);
  });
});
