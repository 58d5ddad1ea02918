import { describe, expect, test } from 'vitest';
import { openExpressions } from '../../../local/dynamodb/expressions/expressions.ts';
import type { Native, NativeItem } from '../../../local/dynamodb/values.ts';

const ITEM: NativeItem = {
  ...{ pk: 'a', sk: 'u', n: 1, s: 'x', l: [1, 2, 3] },
  ...{ mm: { a: 1, b: { c: 'x' } }, ss: new Set(['a', 'b']), nil: null },
};
const KEYS = { hash: { name: 'pk', type: 'S' }, range: { name: 'sk', type: 'S' } } as const;
type Values = Record<string, Native>;

function holds(text: string, values?: Values): boolean {
  const opened = openExpressions({ values });
  const condition = opened.condition(text);
  opened.finish();
  return condition(ITEM);
}

function updated(text: string, values?: Values): NativeItem {
  const opened = openExpressions({ values });
  const update = opened.update(text, ['pk', 'sk']);
  opened.finish();
  return update(ITEM);
}

describe('conditions', () => {
  test.each<[string, boolean, Values?]>([
    ['n = :x AND NOT s = :y', true, { ':x': 1, ':y': 'y' }],
    ['zz <> :x', true, { ':x': 1 }],
    ['zz = yy OR zz < n', false],
    ['n BETWEEN :x AND :y', true, { ':x': 0, ':y': 1 }],
    ['s IN (:x, n)', false, { ':x': 1 }],
    ['contains(l, :x) AND contains(ss, :y)', true, { ':x': 2, ':y': 'b' }],
    ['size(mm) = :x AND mm.b.c = s AND l[1] > n', true, { ':x': 2 }],
    ['attribute_exists(nil) AND attribute_not_exists(mm.zz)', true],
    ['begins_with(s, :x) AND attribute_type(ss, :y)', true, { ':x': '', ':y': 'SS' }],
  ])('%s is %s', (text, expected, values) => {
    expect(holds(text, values)).toBe(expected);
  });

  test.each<[string, string, Values?]>([
    ['', 'Invalid ConditionExpression: The expression can not be empty;'],
    ['n = 1', 'Invalid ConditionExpression: Syntax error; token: "1", near: "= 1"'],
    ['n = s OR', 'Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "OR"'],
    ['((n = s))', 'The expression has redundant parentheses;'],
    ['status = n', 'Attribute name is a reserved keyword; reserved keyword: status'],
    ['foo(n)', 'Invalid function name; function: foo'],
    ['n = :x', 'An expression attribute value used in expression is not defined; attribute value: :x'],
    ['#n = s', 'used in the document path is not defined; attribute name: #n'],
    ['n = s', 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}', { ':x': 1 }],
    [`${'NOT '.repeat(301)}n = s`, 'The expression contains too many operators; operator count: 301'],
    [
      `n = s${' '.repeat(4092)}`,
      'Expression size has exceeded the maximum allowed size; expression size: 4097',
    ],
    ['n < :x', 'operator or function: <, operand type: BOOL', { ':x': true }],
  ])('%.40s is refused: %s', (text, message, values) => {
    expect(() => holds(text, values)).toThrow(message);
  });
});

describe('key conditions', () => {
  const key = (text: string, values: Values) => openExpressions({ values }).key(text, KEYS);

  test('give the values of the keys', () => {
    expect(key(':x = pk AND sk BETWEEN :x AND :y', { ':x': 'a', ':y': 'b' })).toEqual({
      hash: 'a',
      range: { op: 'BETWEEN', values: ['a', 'b'] },
    });
    expect(key('pk = :x AND :x < sk', { ':x': 'a' }).range).toEqual({ op: '>', values: ['a'] });
  });

  test.each([
    ['sk = :x', 'Query condition missed key schema element: pk'],
    ['pk > :x', 'Query key condition not supported'],
    ['pk = :x OR sk = :x', 'Invalid operator used in KeyConditionExpression: OR'],
    ['pk = :x AND pk = :x', 'KeyConditionExpressions must only contain one condition per key'],
  ])('%s is refused', (text, message) => {
    expect(() => key(text, { ':x': 'a' })).toThrow(message);
  });
});

describe('updates', () => {
  test.each<[string, NativeItem, Values?]>([
    ['SET n = s, s = n', { n: 'x', s: 1 }],
    ['SET l[9] = :x, l[7] = :y REMOVE l[2]', { l: [1, 2, 77, 99] }, { ':x': 99, ':y': 77 }],
    ['REMOVE l[0], l[2], mm.b', { l: [2], mm: { a: 1 } }],
    ['SET q = if_not_exists(zz, n) - :x, nil = if_not_exists(nil, :x)', { q: -4, nil: null }, { ':x': 5 }],
    ['SET l = list_append(l, l)', { l: [1, 2, 3, 1, 2, 3] }],
    ['ADD n :x, ss :y', { n: 3, ss: new Set(['a', 'b', 'c']) }, { ':x': 2, ':y': new Set(['b', 'c']) }],
    ['DELETE ss :x', { ss: new Set(['a']) }, { ':x': new Set(['b', 'z']) }],
  ])('%s', (text, expected, values) => {
    const before = structuredClone(ITEM);
    expect(updated(text, values)).toEqual({ ...ITEM, ...expected });
    expect(ITEM).toEqual(before);
  });

  test('a set that loses its last member goes', () => {
    expect(updated('DELETE ss :x', { ':x': new Set(['a', 'b']) })).not.toHaveProperty('ss');
  });

  test.each<[string, string, Values?]>([
    ['SET zz.a = n', 'The document path provided in the update expression is invalid for update'],
    ['SET q = zz', 'The provided expression refers to an attribute that does not exist in the item'],
    ['SET pk = n', 'Cannot update attribute pk. This attribute is part of the key'],
    [
      'SET mm = n, mm.a = n',
      'overlap with each other; must remove or rewrite one of these paths; path one: [mm]',
    ],
    ['SET l[0] = n, l.a = n', 'Two document paths conflict with each other'],
    ['SET a = n SET b = n', 'The "SET" section can only be used once in an update expression;'],
    ['SET a = s + n', 'An operand in the update expression has an incorrect data type'],
    [
      'DELETE n :x',
      'operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND',
      { ':x': 1 },
    ],
  ])('%s is refused', (text, message, values) => {
    expect(() => updated(text, values)).toThrow(message);
  });
});

test('projections keep what their paths name', () => {
  const project = openExpressions({ names: { '#c': 'c' } }).projection('l[2], l[0], mm.b.#c, zz, s.q');
  expect(project(ITEM)).toEqual({ l: [1, 3], mm: { b: { c: 'x' } } });
});
