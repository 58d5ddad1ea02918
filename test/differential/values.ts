import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';

export type Item = Record<string, AttributeValue>;
export type KeyType = 'S' | 'N' | 'B';

/** Few, so that writes meet; the texts are ordered otherwise by UTF-8 than by UTF-16. */
const TEXTS = ['a', 'ab', 'b', 'ä', '\uff61', '\u{1f600}', 'z'.repeat(40), '~', 'A', '0'];
const NUMBERS = [
  ...[
    '0',
    '1',
    '-1',
    '1.5',
    '-1.5',
    '100',
    '1E2',
    '-0',
    '0.001',
    '-0.001',
    '1E-130',
    '9.9E+125',
    '-9.9E+125',
  ],
  ...[
    '12345678901234567890123456789012345678',
    '0.12345678901234567890123456789012345678',
    '+7',
    '007',
    '2.50',
  ],
];
const WRONG_NUMBERS = ['1E126', '1E-131', 'x', '', '123456789012345678901234567890123456789', '1e', '--1'];
const BYTES = [[1], [1, 0], [255], [127], [128], [0], [1, 255]].map((bytes) => Uint8Array.from(bytes));

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constant('') },
);
const number = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 15, arbitrary: fc.integer({ min: -20, max: 20 }).map(String) },
  {
    weight: 10,
    arbitrary: fc
      .tuple(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), fc.integer({ min: -120, max: 80 }))
      .map(([digits, power]) => `${digits}E${power}`),
  },
  { weight: 1, arbitrary: fc.constantFrom(...WRONG_NUMBERS) },
);
const bytes = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...BYTES) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 6 }) },
);

const setOf = <T>(member: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.uniqueArray(member, { minLength: 1, maxLength: 4, selector: String }) },
    { weight: 1, arbitrary: fc.array(member, { maxLength: 2 }) },
  );

export const ofType = (type: KeyType): fc.Arbitrary<AttributeValue> => {
  if (type === 'S') return text.map((S) => ({ S }));
  return type === 'N' ? number.map((N) => ({ N })) : bytes.map((B) => ({ B }));
};
export const keyOf = (type: KeyType): fc.Arbitrary<AttributeValue> => {
  if (type === 'S') return fc.constantFrom(...TEXTS).map((S) => ({ S }));
  return type === 'N'
    ? fc.constantFrom(...NUMBERS).map((N) => ({ N }))
    : fc.constantFrom(...BYTES).map((B) => ({ B }));
};

export const setValue: fc.Arbitrary<AttributeValue> = fc.oneof(
  setOf(text).map((SS) => ({ SS })),
  setOf(number).map((NS) => ({ NS })),
  setOf(bytes).map((BS) => ({ BS })),
);

export const anyValue: fc.Arbitrary<AttributeValue> = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: ofType('S') },
    { weight: 5, arbitrary: ofType('N') },
    { weight: 2, arbitrary: ofType('B') },
    { weight: 1, arbitrary: fc.boolean().map((BOOL) => ({ BOOL })) },
    { weight: 1, arbitrary: fc.constant({ NULL: true }) },
    { weight: 3, arbitrary: setValue },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })) },
    {
      weight: 2,
      arbitrary: fc
        .dictionary(fc.constantFrom('x', 'y', 'a.b'), tie('value'), { maxKeys: 3 })
        .map((M) => ({ M: { ...M } })),
    },
  ),
})).value;

/** Deep, long or near the limit of 400 KiB. */
export const extremeValue: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.integer({ min: 28, max: 35 }).map((depth) => {
    let value: AttributeValue = { S: 'deep' };
    for (let level = 0; level < depth; level++) value = level % 2 ? { L: [value] } : { M: { x: value } };
    return value;
  }),
  fc.integer({ min: 409_500, max: 409_610 }).map((length) => ({ S: 'x'.repeat(length) })),
  fc.integer({ min: 0, max: 30_000 }).map((length) => ({ B: new Uint8Array(length) })),
);
