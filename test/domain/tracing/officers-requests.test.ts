import { beforeAll, describe, expect, it } from 'vitest';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { createMatcher, type Matcher } from '../../../domain/tracing/matcher.ts';
import type { Relation, SoughtPerson, TracingQuery } from '../../../domain/tracing/schema.ts';
import { EmbeddedTracingIndex } from '../../../local/tracing/embedded-index.ts';
import { OFFICERS_REGISTRY } from './officers-registry.ts';

type Rest = Omit<SoughtPerson, 'names'> & { readonly seeker?: readonly [name: string, relation: Relation] };
type Row = readonly [what: string, name: string, rest: Rest, expected: string, bands?: string];

const kin = (...rows: readonly (readonly [Relation, string])[]) => ({
  relatives: rows.map(([relation, name]) => ({ relation, name })),
});

/** Requests as officers write them, in Latin and other letters, with the person whom they mean. */
const FOUND: readonly Row[] = [
  [
    'Arabic by ear, age, mother',
    'Muhammed El Husseyni',
    {
      sex: 'm',
      birth: { age: { years: 26, asOf: '2024-06-01' } },
      birthPlace: 'Aleppo',
      ...kin(['mother', 'Fatma']),
    },
    'husayni',
  ],
  [
    'chain of fathers with bin',
    'Mohamad bin Khaled al-Hussaini',
    { birth: { year: 1998 }, birthPlace: 'Halab, Syria' },
    'husayni',
  ],
  [
    'seeker is the brother',
    'Mohammad Husseini',
    {
      sex: 'm',
      birth: { yearRange: [1996, 1999] },
      birthPlace: 'Aleppo',
      seeker: ['Ahmad Khaled al-Husseini', 'sibling'],
      ...kin(['mother', 'Fatima']),
    },
    'husayni',
  ],
  [
    'a nickname',
    'Hammoudi Khaled al-Husayni',
    { birth: { year: 1998 }, birthPlace: 'Alep', ...kin(['mother', 'Fatima']) },
    'husayni',
  ],
  [
    'servant name, day and month exchanged',
    'Abdulrahman Yousef Al Masri',
    { birth: { date: '1985-04-03' }, birthPlace: 'Homs' },
    'abdrahman',
  ],
  [
    'servant name in Cyrillic',
    'Абдуррахман Юсуф аль-Масри',
    { birth: { year: 1985 }, birthPlace: 'Хомс' },
    'abdrahman',
  ],
  [
    'servant name split in three',
    'Abd Er Rahman Youssef Masri',
    { birth: { year: 1986 }, nationality: 'SYR' },
    'abdrahman',
  ],
  [
    'kunya and kin',
    'Um Ahmed',
    {
      sex: 'f',
      birth: { year: 1971 },
      birthPlace: 'Daraa',
      ...kin(['child', 'Ahmad'], ['spouse', 'Hassan al-Ali']),
    },
    'umm-ahmad',
  ],
  [
    'her name with a title',
    'Hajja Zeinab Darwish',
    {
      sex: 'f',
      birth: { age: { years: 54, asOf: '2024-03-01' } },
      birthPlace: 'Deraa',
      ...kin(['spouse', 'Hassan']),
    },
    'umm-ahmad',
  ],
  [
    'ould dropped, French spelling',
    'Mohamed Lamine Cheikh',
    { birth: { year: 1979 }, birthPlace: 'Nouakchott' },
    'ould',
  ],
  ['in Arabic letters', 'محمد الأمين ولد الشيخ', { birth: { year: 1980 }, nationality: 'MRT' }, 'ould'],
  ['ben as bin, family first', 'BEN ALI, Yassin', { birth: { date: '1993-11-02' } }, 'yassine'],
  ['in Arabic letters', 'ياسين بن علي', { sex: 'm', birth: { year: 1993 }, birthPlace: 'تونس' }, 'yassine'],
  [
    'a Hijri date',
    'Huda Abdullah al-Sharabi',
    { birth: { date: '1990-03-28' }, birthPlace: 'Taiz' },
    'hudayda',
  ],
  [
    'a Hijri year written as such',
    'Hoda Abdallah Sharaabi',
    { birth: { year: 1410, calendar: 'islamic-umalqura' } },
    'hudayda',
  ],
  [
    '-zadeh apart, Persian date',
    'Golnar Mohammad Zadeh',
    { birth: { date: '1990-07-28' }, birthPlace: 'Tabriz' },
    'golnar',
  ],
  ['Tajik Cyrillic', 'Гулнор Муҳаммадзода', { birth: { year: 1990 }, birthPlace: 'Тебриз' }, 'golnar'],
  [
    'Dari, 1 January',
    'Ghulam Reza Hosseini',
    { birth: { date: '1986-01-01' }, birthPlace: 'Herat', ...kin(['father', 'Mohammad Ali']) },
    'reza',
  ],
  [
    'written in one word',
    'Gholamreza Husaini',
    { birth: { year: 1987 }, birthPlace: 'Hirat', nationality: 'AFG' },
    'reza',
  ],
  [
    'Pashto',
    'Zarghona Wardak',
    { sex: 'f', birth: { year: 2001 }, ...kin(['father', 'Gul Mohammad']) },
    'zarghuna',
  ],
  [
    'Pashto letter',
    'Walid Tsarkhi',
    { birth: { age: { years: 27, asOf: '2024-12-01' } }, birthPlace: 'Kabul' },
    'charkhi',
  ],
  ['Sorani', 'Zhian Karim Ahmad', { sex: 'f', birth: { year: 1999 }, birthPlace: 'Sulaymaniyah' }, 'jiyan'],
  [
    'Kurmanji in Arabic letters',
    'شيلان مصطفى أحمد',
    { sex: 'f', birth: { year: 1995 }, birthPlace: 'القامشلي', ...kin(['mother', 'خجي']) },
    'shilan',
  ],
  ['Urdu', 'Ghulam Mustafa Qureshi', { birth: { date: '1980-10-10' }, birthPlace: 'Peshawar' }, 'ghulam'],
  [
    'Tigrinya compound, Ethiopic date',
    'Gebremichael Hagos',
    { birth: { date: '1990-03-14' }, birthPlace: 'Mekelle' },
    'gebremikael',
  ],
  [
    'Ethiopic year taken for Gregorian',
    'Gebre Mikael Hagos',
    { birth: { year: 1982 }, birthPlace: 'Mekele', nationality: 'ETH' },
    'gebremikael',
  ],
  [
    'Amharic',
    'Ato Tesfaye Bekele',
    { sex: 'm', birth: { year: 1978 }, birthPlace: 'Addis Ababa' },
    'tesfaye',
  ],
  [
    'Tigrinya, child named',
    'Letebrhan Tekle',
    { sex: 'f', birth: { year: 1988 }, birthPlace: 'Keren', ...kin(['child', 'Senait']) },
    'letebrhan',
  ],
  [
    'Ukrainian in Russian form',
    'Владимир Щербак',
    { birth: { date: '1975-08-19' }, birthPlace: 'Мариуполь' },
    'volodymyr',
  ],
  [
    'Ukrainian in Latin',
    'Volodymyr Scherbak',
    { birth: { year: 1975 }, birthPlace: 'Mariupol' },
    'volodymyr',
  ],
  [
    'one digit of the year mistyped',
    'Volodymyr Shcherbak',
    { birth: { date: '1957-08-19' }, birthPlace: 'Mariupol', nationality: 'UKR' },
    'volodymyr',
  ],
  ['patronymic dropped', 'Elena Kovalchuk', { birth: { date: '1985-04-03' } }, 'olena'],
  [
    'day and month exchanged',
    'Olena Kovalchuk',
    { birth: { date: '1985-03-04' }, birthPlace: 'Kharkov' },
    'olena',
  ],
  [
    'Armenian name in Latin',
    'Youri Khachaturian',
    { birth: { year: 1967 }, birthPlace: 'Grozny' },
    'khachaturyan',
  ],
  [
    'Macedonian',
    'Aleksandar Gjorgjievski',
    { birth: { date: '1990-12-24' }, birthPlace: 'Skopje' },
    'gjorgjievski',
  ],
  [
    'translated form',
    'Alexander Georgievski',
    { sex: 'm', birth: { year: 1990 }, birthPlace: 'Skopje' },
    'gjorgjievski',
  ],
  ['-ović without marks', 'Emina Hadzihasanovic', { birth: { date: '1981-07-11' } }, 'hadzic'],
  ['in Serbian Cyrillic', 'Емина Хаџихасановић', { birth: { year: 1981 }, birthPlace: 'Зворник' }, 'hadzic'],
  ['cedilla for comma', 'Ştefan Ţăranu', { birth: { date: '1995-10-30' } }, 'taranu'],
  ['Romanian in Cyrillic', 'Штефан Цэрану', { birth: { year: 1995 }, birthPlace: 'Кишинёв' }, 'taranu'],
  [
    'Turkish without marks',
    'Mehmet Sukru Yildiz',
    { birth: { date: '1972-02-08' }, birthPlace: 'Diyarbakir' },
    'yildiz',
  ],
  [
    'Somali as others hear it',
    'Hussein Ali Farah',
    { birth: { year: 1989 }, birthPlace: 'Mogadishu' },
    'xuseen',
  ],
  [
    'Somali woman, mother named',
    'Hodan Abdullahi Warsame',
    { sex: 'f', birth: { year: 2003 }, birthPlace: 'Kismayo', ...kin(['mother', 'Fadumo Nur']) },
    'hodan',
  ],
  [
    'same 1 January as a namesake',
    'Ibrahim Adam Abaker',
    { birth: { date: '1990-01-01' }, birthPlace: 'Geneina', ...kin(['grandfather', 'Harun']) },
    'ibrahim',
  ],
  [
    'sought by her son',
    'Mariam Nazari',
    {
      sex: 'f',
      birth: { age: { years: 49, asOf: '2024-09-01' } },
      birthPlace: 'Mazar',
      seeker: ['Farhad Nazari', 'child'],
      ...kin(['child', 'Shabnam']),
    },
    'mother-of-two',
  ],
  [
    'the mother found raises her child',
    'Farhad Nazari',
    { birth: { year: 2002 }, birthPlace: 'Mazar-e-Sharif', seeker: ['Maryam Nazari', 'mother'] },
    'farhad',
  ],
];

/** Requests for people who are not registered; their kin and namesakes are. */
const ABSENT: readonly (readonly [what: string, name: string, rest: Rest])[] = [
  [
    'a third brother',
    'Omar Khaled al-Husayni',
    {
      sex: 'm',
      birth: { year: 1994 },
      birthPlace: 'Aleppo',
      nationality: 'SYR',
      ...kin(['mother', 'Fatima']),
    },
  ],
  [
    'a namesake of another age and mother',
    'Muhammad al-Husayni',
    { sex: 'm', birth: { year: 1961 }, birthPlace: 'Aleppo', ...kin(['mother', 'Khadija']) },
  ],
  ['a sister', 'Olga Shcherbak', { sex: 'f', birth: { year: 1975 }, birthPlace: 'Mariupol' }],
  [
    'another servant name',
    'Abdul Karim Yousef al-Masri',
    { birth: { year: 1985 }, birthPlace: 'Homs', nationality: 'SYR' },
  ],
  [
    'another daughter',
    'Hamdi Abdullahi Warsame',
    { sex: 'f', birth: { year: 2001 }, birthPlace: 'Kismayo', ...kin(['mother', 'Fadumo Nur']) },
  ],
  ['another father in the chain', 'Gebremichael Berhe', { birth: { year: 1990 }, birthPlace: 'Mekelle' }],
];

function request([what, full, { seeker, ...rest }]: readonly [string, string, Rest]): TracingQuery {
  const sought = { names: [{ full, kind: 'registered' as const }], ...rest };
  return { id: what, sought, ...(seeker && { seeker: { name: seeker[0], relation: seeker[1] } }) };
}

describe('requests as officers write them', () => {
  let match: Matcher;
  beforeAll(async () => {
    const index = new EmbeddedTracingIndex(':memory:');
    await index.add(OFFICERS_REGISTRY.map(indexEntry));
    match = await createMatcher(index);
    return () => index.close();
  });

  it.each(FOUND.map((row) => ({ row, what: row[0], name: row[1] })))(
    'finds $name: $what',
    async ({ row }) => {
      const { candidates } = await match(request([row[0], row[1], row[2]]));
      const said = candidates.slice(0, 3).map(({ person, band }) => `${person} ${band}`);
      expect(candidates[0]?.person, said.join(', ')).toBe(row[3]);
      expect(candidates[0]?.band, said.join(', ')).not.toBe('unlikely');
      expect(candidates.slice(1).filter(({ band }) => band === 'likely')).toEqual([]);
    },
  );

  it.each(ABSENT.map((row) => ({ row, what: row[0], name: row[1] })))(
    'calls nobody likely for $name: $what',
    async ({ row }) => {
      const { candidates } = await match(request(row));
      expect(candidates.filter(({ band }) => band === 'likely')).toEqual([]);
    },
  );
});
