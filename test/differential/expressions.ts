import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { anyValue, ofType, setValue } from './values.ts';

/** A text in which names and values stand for themselves until `rendered` gives them placeholders. */
export type Piece = string | { readonly name: string } | { readonly value: AttributeValue };
export type Text = readonly Piece[];

export interface Placeholders {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
}

/** Texts with placeholders that are shared between the expressions of one request. */
export class Rendering {
  readonly #names: Record<string, string> = {};
  readonly #values: Record<string, AttributeValue> = {};

  text(pieces: Text): string {
    return pieces
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        if ('name' in piece) {
          const placeholder = `#n${Object.keys(this.#names).length}`;
          this.#names[placeholder] = piece.name;
          return placeholder;
        }
        const placeholder = `:v${Object.keys(this.#values).length}`;
        this.#values[placeholder] = piece.value;
        return placeholder;
      })
      .join('');
  }

  get placeholders(): Placeholders {
    return {
      ...(Object.keys(this.#names).length > 0 && { ExpressionAttributeNames: this.#names }),
      ...(Object.keys(this.#values).length > 0 && { ExpressionAttributeValues: this.#values }),
    };
  }
}

const NAMES = ['a', 'b', 'c', 'd', 'm', 'l', 'n', 's', 'pk', 'sk', 'deep'];
const attribute: fc.Arbitrary<Text> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES).map((name) => [name]) },
  { weight: 3, arbitrary: fc.constantFrom(...NAMES, 'name', 'a.b').map((name) => [{ name }]) },
  { weight: 1, arbitrary: fc.constantFrom('name', 'status', 'x1', 'pk').map((name) => [name]) },
);
const step: fc.Arbitrary<Text> = fc.oneof(
  fc.constantFrom('.x', '.y').map((text) => [text]),
  fc.integer({ min: 0, max: 3 }).map((at) => [`[${at}]`]),
  fc.constantFrom('x', 'a.b').map((name) => ['.', { name }]),
);
export const path: fc.Arbitrary<Text> = fc
  .tuple(
    attribute,
    fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.array(step, { minLength: 1, maxLength: 2 }) },
    ),
  )
  .map(([first, steps]) => [...first, ...steps.flat()]);

const value = (of: fc.Arbitrary<AttributeValue>): fc.Arbitrary<Text> => of.map((one) => [{ value: one }]);
const anyText = value(anyValue);
const joined = (...parts: (fc.Arbitrary<Text> | string)[]): fc.Arbitrary<Text> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant<Text>([part]) : part)))
    .map((texts) => texts.flat());

const size = joined('size(', path, ')');
const operand = fc.oneof(
  { weight: 6, arbitrary: path },
  { weight: 6, arbitrary: anyText },
  { weight: 1, arbitrary: size },
);
const comparator = fc.constantFrom(' = ', ' <> ', ' < ', ' <= ', ' > ', ' >= ').map((text) => [text]);
const TYPES = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M', 'X'];

export const condition: fc.Arbitrary<Text> = fc.letrec<{ condition: Text }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: joined(operand, comparator, operand) },
    { weight: 2, arbitrary: joined(path, comparator, value(ofType('N'))) },
    { weight: 1, arbitrary: joined(operand, ' BETWEEN ', operand, ' AND ', operand) },
    { weight: 1, arbitrary: joined(path, ' BETWEEN ', value(ofType('N')), ' AND ', value(ofType('N'))) },
    { weight: 1, arbitrary: joined(operand, ' IN (', operand, ', ', operand, ')') },
    { weight: 4, arbitrary: joined('attribute_exists(', path, ')') },
    { weight: 4, arbitrary: joined('attribute_not_exists(', path, ')') },
    {
      weight: 1,
      arbitrary: joined(
        'attribute_type(',
        path,
        ', ',
        value(fc.constantFrom(...TYPES).map((S) => ({ S }))),
        ')',
      ),
    },
    {
      weight: 2,
      arbitrary: joined('begins_with(', path, ', ', value(fc.oneof(ofType('S'), ofType('B'), anyValue)), ')'),
    },
    { weight: 2, arbitrary: joined('contains(', path, ', ', operand, ')') },
    {
      weight: 1,
      arbitrary: joined(
        size,
        comparator,
        value(fc.integer({ min: 0, max: 4 }).map((N) => ({ N: String(N) }))),
      ),
    },
    { weight: 2, arbitrary: joined(tie('condition'), ' AND ', tie('condition')) },
    { weight: 2, arbitrary: joined(tie('condition'), ' OR ', tie('condition')) },
    { weight: 1, arbitrary: joined('NOT ', tie('condition')) },
    { weight: 1, arbitrary: joined('(', tie('condition'), ')') },
  ),
})).condition;

const list = value(fc.array(anyValue, { maxLength: 2 }).map((L) => ({ L })));
const setOperand = fc.oneof(
  { weight: 5, arbitrary: operand },
  { weight: 2, arbitrary: joined('if_not_exists(', path, ', ', operand, ')') },
  { weight: 2, arbitrary: joined('list_append(', fc.oneof(path, list), ', ', fc.oneof(list, path), ')') },
  { weight: 2, arbitrary: value(ofType('N')) },
);
const assignment = fc.oneof(
  { weight: 4, arbitrary: joined(path, ' = ', setOperand) },
  {
    weight: 1,
    arbitrary: joined(
      path,
      ' = ',
      setOperand,
      fc.constantFrom(' + ', ' - ').map((text) => [text]),
      setOperand,
    ),
  },
  {
    weight: 2,
    arbitrary: joined(
      fc.constantFrom('n', 'b').map((name) => [name]),
      ' = if_not_exists(',
      fc.constantFrom('n', 'b').map((name) => [name]),
      ', ',
      value(ofType('N')),
      ') + ',
      value(ofType('N')),
    ),
  },
);
const some = (part: fc.Arbitrary<Text>, verb: string): fc.Arbitrary<Text> =>
  fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map((parts) => [verb, ...parts.flatMap((one, at) => (at === 0 ? one : [', ', ...one]))]);
const clauses = fc
  .tuple(
    fc.option(some(assignment, 'SET '), { nil: [], freq: 5 }),
    fc.option(some(path, 'REMOVE '), { nil: [], freq: 1 }),
    fc.option(
      some(
        joined(
          path,
          ' ',
          value(
            fc.oneof(
              { weight: 3, arbitrary: ofType('N') },
              { weight: 2, arbitrary: setValue },
              { weight: 1, arbitrary: anyValue },
            ),
          ),
        ),
        'ADD ',
      ),
      { nil: [], freq: 1 },
    ),
    fc.option(some(joined(path, ' ', value(fc.oneof(setValue, setValue, anyValue))), 'DELETE '), {
      nil: [],
      freq: 1,
    }),
  )
  .map((parts) =>
    parts.filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? part : [' ', ...part])),
  );
/** Rarely none, which is wrong too. */
export const update: fc.Arbitrary<Text> = clauses;

export const projection: fc.Arbitrary<Text> = fc
  .array(path, { minLength: 1, maxLength: 4 })
  .map((paths) => paths.flatMap((one, at) => (at === 0 ? one : [', ', ...one])));

const NOISE = ['(', ')', ',', 'AND', '=', ':v9', '#z', '[', '1', '%', "'x'", ' ', 'NOT', 'size(', '..'];
/** One piece too many or too few, now and then. */
export const perhapsBroken = (text: fc.Arbitrary<Text>): fc.Arbitrary<Text> =>
  fc.oneof(
    { weight: 14, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, fc.nat({ max: 12 }), fc.option(fc.constantFrom(...NOISE), { nil: undefined }))
        .map(([pieces, at, noise]) => {
          const place = at % (pieces.length + 1);
          return [
            ...pieces.slice(0, place),
            ...(noise === undefined ? [] : [` ${noise} `]),
            ...pieces.slice(noise === undefined ? place + 1 : place),
          ];
        }),
    },
  );
