import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainPhone, writtenPhone } from '../../../domain/kernel/written-phone.ts';
import { readSponsors } from '../../../domain/sponsorship/import-sponsors.ts';
import { JoinFormSchema } from '../../../domain/sponsorship/self-register.ts';

describe('phone numbers as offices wrote them', () => {
  const { sponsors, rejected } = readSponsors(readFileSync('test/fixtures/cases/20-sponsors.csv', 'utf8'));

  it('go in where their country is known, in one form', () => {
    expect(sponsors.map(({ row, sponsor }) => [row, sponsor.phone])).toEqual([
      [2, '+962791234567'],
      [3, '+962791234567'],
      [5, '+962791234567'],
      [6, '+962791234567'],
      [8, '+962791234567'],
      [9, '+38970123456'],
    ]);
  });

  it('wait otherwise, with what is wrong with each', () => {
    expect(rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, 'phone', 'phone-local'],
      [7, 'phone', 'phone-plus'],
      [10, 'phone', 'phone-number'],
      [11, 'phone', 'phone-shortened'],
    ]);
  });
});

it('a 0 that belongs to the number stays', () => {
  expect(
    ['+39 06 698 1234', '0039 06 6981234', '+44 (0)20 7946 0958', '+225 07 01 02 03 04'].map(plainPhone),
  ).toEqual(['+39066981234', '+39066981234', '+442079460958', '+2250701020304']);
  expect(writtenPhone().safeParse('x').success).toBe(false);
});

it('the joining page takes the same forms', () => {
  expect(JoinFormSchema.shape.phone.parse('00962 79 123 4567')).toBe('+962791234567');
  expect(JoinFormSchema.shape.phone.parse('')).toBe('');
});
