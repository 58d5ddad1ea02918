import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusedKey, plainDigits, typedDate } from '../../console/src/cases/typed-date.ts';

describe('a text in the field of a date', () => {
  test.each([
    ['2026-03-31', '2026-03-31'],
    ['2026/3/1', '2026-03-01'],
    [' 2026. 3. 31', '2026-03-31'],
    ['2024 02 29', '2024-02-29'],
    ['20260331', '2026-03-31'],
    ['٢٠٢٦-٠٣-٣١', '2026-03-31'],
    ['۲۰۲۶/۳/۳۱', '2026-03-31'],
    ['٢٠٢٦٠٣٣١', '2026-03-31'],
  ])('%s is read, since its year stands first', (text, date) => {
    expect(typedDate(text)).toEqual({ date });
  });

  test.each(['', '2', '2026', '2026-', '2026-0', '2026-03-', '2026-03-3'])('%j is left to go on', (text) => {
    expect(typedDate(text)).toBe('begun');
  });

  test.each([
    ...['31/03/2026', '03-04-26', '31 March 2026', '٣١/٠٣/٢٠٢٦', '2026-02-30', '2026-13-01'],
    ...['2026-03-31T09:00', '20261331', '31032026', '-'],
  ])('%s is not guessed at', (text) => {
    expect(typedDate(text)).toBe('unread');
  });

  test('in Arabic digits is taken as it is typed', () => {
    let written = '';
    for (const key of '٢٠٢٦٠٣٣١') written = plainDigits(`${written}${key}`);
    expect(written).toBe('2026-03-31');
    expect(plainDigits('2026')).toBe('2026');
  });

  test('is read whatever parts its numbers', () => {
    const day = fc.date({
      min: new Date('1880-01-01'),
      max: new Date('2100-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.constantFrom('/', '.', ' ', '. ', ' - '), fc.boolean(), (at, separator, short) => {
        const date = at.toISOString().slice(0, 10);
        const parts = date.split('-').map((part) => (short ? `${Number(part)}` : part));
        expect(typedDate(parts.join(separator))).toEqual({ date });
      }),
    );
  });

  test('refuses letters, and what would end the year before its four digits', () => {
    for (const [text, key, refused] of [
      ['', '3', false],
      ['31', '/', true],
      ['2026', '/', false],
      ['2026-03', '.', false],
      ['2026-', 'M', true],
      ['2026-', '٣', false],
      ['٣١', '/', true],
      ['31', 'Tab', false],
    ] as const)
      expect(isRefusedKey(text, key)).toBe(refused);
  });
});
