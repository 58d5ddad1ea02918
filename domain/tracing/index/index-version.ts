import groups from '../data/name-groups.json' with { type: 'json' };
import places from '../data/places.json' with { type: 'json' };
import { COMPOUND_HEADS, JOINING, PARTICLES, TITLES } from '../names/particles.ts';
import { PLACEHOLDERS } from '../names/placeholders.ts';
import { scriptOf } from '../names/scripts.ts';
import type { TracedPerson } from '../schema.ts';
import { foldToken, spell } from '../tokens/spelling.ts';
import { indexEntry } from './index-entry.ts';
import { hash32 } from './posting-keys.ts';

/** First and last code points of letters that have folding tables of their own. */
const LETTERS: readonly (readonly [number, number])[] = [
  [0x61, 0x24f],
  [0x400, 0x52f],
  [0x600, 0x6ff],
  [0x1200, 0x137f],
  [0x1e00, 0x1eff],
];

/** Invented people whose names and births exercise the rules that are more than tables. */
const PROBES: readonly TracedPerson[] = [
  probe('Dr. Abd al-Rahman bin Yusuf Abdulaziz-zadeh', '1370-13-01', 'Aleppo'),
  probe('شيخ عبد الرحمن بن أبو بكر الحسيني', '1377-01-02', 'قرية ما', 'persian'),
  probe('Gebre-Michael Chukhov Dzhaghatai', '1962-13-03', 'Camp 4, Block 12', 'ethiopic'),
  probe('Xuseen Cabdi Maxamed Thackshaw', '1420-08-09', "Cox's Bazar, Camp 14", 'islamic-umalqura'),
  probe('Щукина Абдурахман Чоловіч', '1988-03-04', 'Олешки'),
  probe('ገብረ ሚካኤል ኃይለ', '1980-01-01', 'ሐረር'),
];

function probe(
  full: string,
  date: string,
  birthPlace: string,
  calendar: NonNullable<TracedPerson['birth']>['calendar'] = 'gregory',
): TracedPerson {
  const relatives = [
    { relation: 'mother' as const, name: full },
    { relation: 'father' as const, name: `Umm ${full}` },
  ];
  return {
    id: date,
    names: [{ full, kind: 'registered' }],
    birth: { date, calendar },
    birthPlace,
    relatives,
  };
}

function* letters(): Generator<string> {
  for (const [first, last] of LETTERS) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code);
      const script = scriptOf(letter);
      const folded = foldToken(letter, script);
      yield `${letter}${script}${folded}${spell(folded, script).classes}`;
    }
  }
}

let version: string | undefined;

/**
 * Digest of everything that decides what is in an index and under which key: the lexicon, the gazetteer, the letter
 * tables, and how names, births and places are read. An index of another version must be rebuilt: it would answer,
 * but miss people. The spelling models and the weights are not included, because they are only used when persons are
 * compared.
 */
export function indexVersion(): string {
  version ??= versionOf(groups, places);
  return version;
}

/** {@link indexVersion} for other data. */
export function versionOf(nameGroups: readonly string[], gazetteer: readonly string[]): string {
  const rules = [PARTICLES, TITLES, COMPOUND_HEADS, PLACEHOLDERS].map((words) => [...words]);
  const read = PROBES.map(indexEntry);
  const all = JSON.stringify([nameGroups, gazetteer, rules, JOINING, [...letters()], read]);
  return [`a${all}`, `b${all}`].map((text) => hash32(text).toString(16).padStart(8, '0')).join('');
}
