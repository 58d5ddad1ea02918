import { describe, expect, test } from 'vitest';
import { arabicDate } from '../../console/src/i18n/arabic-date.ts';
import { isolatedValues } from '../../console/src/i18n/isolates.ts';

const AT = '2026-01-15T22:30:00Z';
const own = (text: string) => `\u2068${text}\u2069`;

describe('a date in Arabic', () => {
  test.each([
    ['Asia/Amman', 'كانون الثاني'],
    ['Asia/Beirut', 'كانون الثاني'],
    ['Asia/Riyadh', 'يناير'],
    ['Africa/Algiers', 'جانفي'],
    ['America/Toronto', 'كانون الثاني/يناير'],
  ])('has the month of the country of %s and stands by itself', (zone, month) => {
    expect(arabicDate('2026-01-15T00:00:00Z', zone, 'plain')).toBe(own(`15 ${month} 2026`));
  });

  test('is of the reader’s own day, with the time of an instant', () => {
    expect(arabicDate(AT, 'Asia/Amman', 'day')).toBe(own('16 كانون الثاني 2026'));
    expect(arabicDate(AT, 'Asia/Amman', 'instant')).toMatch(/^\u206816 كانون الثاني 2026.*1:30\sص\u2069$/);
  });
});

describe('what stands in a sentence from right to left', () => {
  const message = 'نوع {kind, select, sms {رسالة} other {بريد}} إلى {phone}، {count} مرات، {due}';
  const values = { kind: 'sms', phone: '+962 79 123 4567', count: 3, due: own('3 آذار') };

  test('is isolated, but for what the message chooses by', () => {
    expect(isolatedValues('ar', message, values)).toEqual({ ...values, phone: own(values.phone) });
  });

  test('stays as it is from left to right', () => {
    expect(isolatedValues('en', message, values)).toBe(values);
  });
});
