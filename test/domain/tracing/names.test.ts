import { describe, expect, it } from 'vitest';
import { nameProbability } from '../../../domain/tracing/names/name-probability.ts';
import { nameTokens } from '../../../domain/tracing/names/name-tokens.ts';

const texts = (full: string) => nameTokens(full).map(({ text }) => text);

describe('splitting names', () => {
  it('drops particles and titles, joins what needs the next word', () => {
    expect(texts('Dr. Abd al-Rahman bin Yousef')).toEqual(['abdrahman', 'yousef']);
    expect(texts('Abdurrahman')).toEqual(['abdrahman']);
    expect(texts('عبد الرحمن')).toEqual(texts('عبدالرحمن'));
    expect(texts('Umm Kulthum')).toEqual(['ummkulthum']);
  });
  it('takes the Somali Cabdi for a name of its own, of which the next word is the father', () => {
    expect(texts('Cabdi Xuseen')).toEqual(['cabdi', 'xuseen']);
    expect(texts('Cabdul Qaadir')).toEqual(texts('Cabdulqaadir'));
  });
  it('keeps a title that is all there is', () => {
    expect(texts('Haji')).toEqual(['haji']);
  });
  it('reads tashkeel, tatweel, Persian keyboards and homophones alike', () => {
    expect(texts('مُحَمَّد')).toEqual(texts('محمد'));
    expect(texts('علی')).toEqual(texts('علي'));
    expect(texts('ኃይለ ሥላሴ')).toEqual(texts('ሃይለ ስላሴ'));
    expect(texts('Ştefan Ţăranu')).toEqual(texts('Ștefan Țăranu'));
  });
  it('splits words run together', () => {
    expect(texts('SergeiLavrov')).toEqual(['sergei', 'lavrov']);
  });
});

describe('whether two names are one person', () => {
  it.each([
    ['محمد الحسيني', 'Mohammed Alhusaini'],
    ['محمد الحسيني', 'Мухаммад аль-Хусейни'],
    ['جمال عبد الناصر', 'Gamal Abdel Nasser'],
    ['ገብረ ሚካኤል', 'Gebremichael'],
    ['گلنار محمدزاده', 'Golnar Mohammad Zadeh'],
    ['Xuseen Cali Faarax', 'Hussein Ali Farah'],
    ['Cabdi Xuseen Warsame', 'Abdi Hussein'],
    ['Володимир Щербак', 'Vladimir Shcherbak'],
    ['Салех аль-Масри', 'صالح المصري'],
    ['Karim, Rashid', 'Rashid Karim'],
  ])('%s = %s', (a, b) => {
    expect(nameProbability(a, b)).toBeGreaterThan(0.5);
    expect(nameProbability(b, a)).toBeGreaterThan(0.5);
  });
  it.each([
    ['محمد الحسيني', 'Mahmoud al-Husseini'],
    ['حسن علي', 'Hussein Ali'],
    ['Олег Бондар', 'Olga Bondar'],
    ['Драган Петров', 'Dragana Petrova'],
    ['Saleh Ahmad al-Masri', 'Saleh Ahmad al-Halabi'],
    ['Nur Warsame', 'Nur Hirsi'],
  ])('%s ≠ %s', (a, b) => {
    expect(nameProbability(a, b)).toBeLessThan(0.5);
    expect(nameProbability(b, a)).toBeLessThan(0.5);
  });
  it('gives nothing for a name without letters', () => {
    expect(nameProbability('—', 'Ali')).toBe(0);
  });
});
