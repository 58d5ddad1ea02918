import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addNumbers,
  compareNumbers,
  Decimal,
  numberFromText,
  subtractNumbers,
  textOfNumber,
} from '../../../local/dynamodb/numbers.ts';
import { itemSize } from '../../../local/dynamodb/sizes.ts';
import { compareValues, equals, type Native, setOf } from '../../../local/dynamodb/values.ts';
import { fromWire, toWire } from '../../../local/dynamodb/wire.ts';

const whole = fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n });
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  whole.map((n) => numberFromText(String(n))),
  fc.uint8Array(),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: Native }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(fc.string(), { minLength: 1 }).map((members) => setOf(members)),
    fc.array(fc.uint8Array(), { minLength: 1 }).map((members) => setOf(members)),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
}));

describe('numbers', () => {
  test('are added, subtracted and compared exactly', () => {
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: -60, max: 60 }), (x, y, power) => {
        const [a, b] = [numberFromText(`${x}e${power}`), numberFromText(`${y}e${power}`)];
        expect(addNumbers(a, b)).toEqual(numberFromText(`${x + y}e${power}`));
        expect(subtractNumbers(a, b)).toEqual(numberFromText(`${x - y}e${power}`));
        expect(compareNumbers(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
    );
  });

  test('are JavaScript numbers where these say the same, and Decimals beyond', () => {
    expect(numberFromText('0.10')).toBe(0.1);
    expect(numberFromText('-0')).toBe(0);
    expect(numberFromText('9007199254740993')).toEqual(new Decimal('9007199254740993'));
    expect(textOfNumber(1e21)).toBe('1000000000000000000000');
    expect(textOfNumber(numberFromText('1.5e-7'))).toBe('0.00000015');
  });

  test.each([
    ['1'.repeat(39), 'Attempting to store more than 38 significant digits in a Number'],
    ['1e126', 'Number overflow. Attempting to store a number with magnitude larger than supported range'],
    ['1e-131', 'Number underflow. Attempting to store a number with magnitude smaller than supported range'],
    ['0x1', 'The parameter cannot be converted to a numeric value: 0x1'],
  ])('%s is refused', (text, message) => {
    expect(() => numberFromText(text)).toThrow(message);
  });

  test('a sum that needs more than 38 digits is refused', () => {
    expect(() => addNumbers(numberFromText('1e40'), 1)).toThrow('more than 38 significant digits');
  });
});

describe('values', () => {
  test('strings are in the order of their UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareValues(a, b)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
    expect(compareValues('\u{10000}', '\uffff')).toBe(1);
  });

  test('are the same after the wire', () => {
    fc.assert(fc.property(value, (one) => equals(fromWire(toWire(one)), one)));
  });

  test('of two types have no order', () => {
    expect(compareValues('1', 1)).toBeUndefined();
    expect(compareValues(true, false)).toBeUndefined();
  });

  test('are sized as AWS documents', () => {
    expect(itemSize({ pk: 'é', n: 1234, m: { a: true }, l: [null], z: -1 })).toBe(4 + 4 + 7 + 6 + 4);
    expect(itemSize({ s: setOf(['ab', 'c']), zero: 0 })).toBe(4 + 5);
  });
});

describe('AttributeValues', () => {
  const deep = (levels: number): object => (levels === 0 ? { S: 'x' } : { L: [deep(levels - 1)] });
  test.each([
    [{ SS: [] }, 'An string set  may not be empty'],
    [{ NS: ['1', '1.0'] }, 'Input collection contains duplicates'],
    [{ SS: ['a', 'a'] }, 'Input collection [a, a] contains duplicates.'],
    [{ S: 'a', N: '1' }, 'more than one datatypes set'],
    [{}, 'Supplied AttributeValue is empty'],
    [{ NULL: false }, 'Null attribute value types must have the value of true'],
    [deep(32), 'Nesting Levels have exceeded supported limits'],
  ])('%j is refused', (bad, message) => {
    expect(() => fromWire(bad)).toThrow(message);
  });

  test('of 32 levels is taken', () => {
    expect(() => fromWire(deep(31))).not.toThrow();
  });
});

describe('a number of more digits than anybody writes', () => {
  test('is refused before it is read', () => {
    expect(() => numberFromText('7'.repeat(1001))).toThrow(/38 significant digits/);
    expect(numberFromText(`${'0'.repeat(900)}7`)).toBe(7);
  });
});
