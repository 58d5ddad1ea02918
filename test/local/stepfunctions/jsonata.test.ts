import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../local/stepfunctions/json.ts';
import { evaluateExpression } from '../../../local/stepfunctions/jsonata.ts';

function evaluate(source: string, variables: JsonObject = {}): Json {
  const own = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return evaluateExpression(
    `{% ${source} %}`,
    { variable: own, bindings: () => variables, now: Date.UTC(2026, 0, 1) },
    'Output',
  );
}

describe('the functions that Step Functions adds', () => {
  it.each<[string, Json]>([
    ['$partition([1, 2, 3, 4, 5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition([1, 2], 10)', [[1, 2]]],
    ['$range(1, 10, 3)', [1, 4, 7, 10]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ['$hash("abc", "SHA-256")', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['$hash("abc", "MD5")', '900150983cd24fb0d6963f7d28e17f72'],
    ['$parse("{\\"a\\": [1, null]}")', { a: [1, null] }],
    ['$random(7) = $random(7)', true],
    ['$random() < 1', true],
    ['$length($uuid())', 36],
    ['$now()', '2026-01-01T00:00:00.000Z'],
    ['$millis()', Date.UTC(2026, 0, 1)],
    ['[1, 2, 3][$ > 1]', [2, 3]],
  ])('%s', (source, expected) => {
    expect(evaluate(source)).toEqual(expected);
  });

  it.each(['$partition([1], 0)', '$range(1, 2, 0)', '$hash("a", "CRC")', '$parse("{")', '$random("x")'])(
    'refuses %s',
    (source) => {
      expect(() => evaluate(source)).toThrow('threw an error during evaluation');
    },
  );

  it('leaves a list of one item a list', () => {
    expect(evaluate('$x', { x: [1] })).toEqual([1]);
    expect(evaluate('$x.a', { x: { a: [1] } })).toEqual([1]);
  });
});

const name = fc.constantFrom('a', 'b', 'c');
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: -5, max: 5 }),
    fc.constantFrom('', 'a', 'x y', '7'),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}));
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('1', '2.5', '"a"', 'true', 'false', 'null', '$v', '$w', '$missing'),
    fc
      .tuple(fc.constantFrom('$v', '$w'), fc.array(name, { minLength: 1, maxLength: 3 }))
      .map(([root, names]) => [root, ...names].join('.')),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '%', '<', '<=', '>', '>=', '=', '!=', '&', 'and', 'or'),
        tie('expression'),
      )
      .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    fc
      .tuple(
        fc.constantFrom('$v', '$w.a', '1'),
        fc.constantFrom('=', '<', '&', '+'),
        fc.constantFrom('$w', '2', '"a"'),
      )
      .map((parts) => parts.join(' ')),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([test, yes, no]) => `(${test}) ? (${yes}) : (${no})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `{"a": ${a}, "b": ${b}}`),
  ),
}));

/** JSON has no word for it: stringify would write null, and a state's output would say what nobody computed. */
function refuseNotNumber(_: string, value: unknown): unknown {
  if (Number.isNaN(value)) throw new TypeError('not a number');
  return value;
}

/** What jsonata itself answers, as JSON; `fails` for an error, for nothing and for what JSON cannot say. */
async function byTheBook(source: string, variables: JsonObject): Promise<unknown> {
  try {
    const answer: unknown = await jsonata(source).evaluate(undefined, variables);
    return answer === undefined || typeof answer === 'function'
      ? 'fails'
      : JSON.parse(JSON.stringify(answer, refuseNotNumber));
  } catch {
    return 'fails';
  }
}

it('answers what jsonata answers, by the short way or the long', async () => {
  await fc.assert(
    fc.asyncProperty(expression, value, value, async (source, v, w) => {
      const variables = { v, w };
      let answer: unknown;
      try {
        answer = JSON.parse(JSON.stringify(evaluate(source, variables)));
      } catch {
        answer = 'fails';
      }
      expect(answer).toEqual(await byTheBook(source, variables));
    }),
    {
      numRuns: 2000,
      examples: [
        ['($w) % (1)', {}, -1],
        ['(1) % (1 + $w)', {}, -1],
        ['{"a": (1) % (1 + $w)}', {}, -1],
      ],
    },
  );
});
