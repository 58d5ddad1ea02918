import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexedPerson } from '../../../domain/tracing/index/index-entry.ts';
import { packPerson, preparePerson } from '../../../domain/tracing/persons/prepared-person.ts';
import { RELATIONS } from '../../../domain/tracing/schema.ts';
import { ByteReader, ByteWriter } from '../../../local/tracing/bytes.ts';
import { Dictionary } from '../../../local/tracing/dictionary.ts';
import { PersonCodec } from '../../../local/tracing/person-codec.ts';

it('keeps whole numbers, however large or negative', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 45), max: 2 ** 45 })), (numbers) => {
      const out = new ByteWriter();
      for (const number of numbers) out.put(number);
      const from = new ByteReader(out.take());
      expect(numbers.map(() => from.next())).toEqual(numbers);
    }),
  );
});

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const name = fc
  .array(fc.constantFrom('محمد', 'Husayn', 'al-Masri', 'Олена', 'ሀጎስ', 'x'), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const birth = fc.oneof(
  fc.integer({ min: 1900, max: 2020 }).map((year) => ({ year })),
  fc.constantFrom('1980-03-04', '1999-12-31', '2001-05-05').map((date) => ({ date })),
  fc.constant({ date: '1377-05-06', calendar: 'persian' as const }),
);
const place = fc.constantFrom('Aleppo', 'حلب', 'Azaz, Aleppo, Syria', 'a place nobody lists');
const person = fc
  .record({
    names: fc.array(
      name.map((full) => ({ full, kind: 'registered' as const })),
      { minLength: 1, maxLength: 3 },
    ),
    sex: some(fc.constantFrom('f' as const, 'm' as const, 'x' as const, 'u' as const)),
    birth: some(birth),
    birthPlace: some(place),
    lastPlace: some(place),
    nationality: some(fc.constantFrom('SYR', 'ETH')),
    languages: some(fc.array(fc.constantFrom('Arabic', 'Tigrinya'))),
    relatives: some(
      fc.array(
        fc
          .record({ relation: fc.constantFrom(...RELATIONS), name, birthYear: some(fc.constant(1950)) })
          .map(({ birthYear, ...rest }) => (birthYear === undefined ? rest : { ...rest, birthYear })),
      ),
    ),
  })
  .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));

it('gives persons back as they were, also through another dictionary over the same rows', () => {
  const db = new DatabaseSync(':memory:');
  const codec = new PersonCodec(new Dictionary(db));
  fc.assert(
    fc.property(person, some(fc.string({ minLength: 1 })), (fields, e) => {
      const packed = packPerson(preparePerson(fields as Parameters<typeof preparePerson>[0]));
      const stored = e === undefined ? packed : { ...packed, e };
      const bytes = codec.encode(stored);
      for (const reader of [codec, new PersonCodec(new Dictionary(db))])
        expect(reader.decode('p', bytes)).toEqual(indexedPerson('p', stored));
    }),
  );
});
