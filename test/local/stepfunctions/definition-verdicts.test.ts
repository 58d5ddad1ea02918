import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionOf, WORKFLOWS } from '../../../contracts/workflows.ts';
import { checkDefinition } from '../../../local/stepfunctions/definition-check.ts';

const validate = createRequire(import.meta.url)('asl-validator') as (
  definition: unknown,
  options: object,
) => { isValid: boolean };

const ROOT = join(import.meta.dirname, '../../..');
const LAMBDA = 'arn:aws:lambda:eu-central-1:000000000000:function:f';
const SHIPPED = WORKFLOWS.map((workflow) =>
  readFileSync(join(ROOT, definitionOf(workflow)), 'utf8').replace(/\$\{[A-Za-z]+\}/g, LAMBDA),
);
/** About the data of a state it is narrower than AWS, so what is in there is left alone. */
const DATA = new Set(['Output', 'Arguments', 'Assign', 'ItemSelector', 'Items']);

type Tree = Record<string, unknown>;
type Place = { parent: Tree; key: string };

/** Every field that can be changed, in order. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Tree;
  return Object.keys(parent)
    .filter((key) => !DATA.has(key))
    .flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}

const CHANGES: Record<string, (place: Place) => void> = {
  remove: ({ parent, key }) => delete parent[key],
  'make a number': ({ parent, key }) => (parent[key] = -1),
  'make a text': ({ parent, key }) => (parent[key] = 'Elsewhere'),
  'make a list': ({ parent, key }) => (parent[key] = []),
  'make an object': ({ parent, key }) => (parent[key] = {}),
  'make true': ({ parent, key }) => (parent[key] = true),
  rename: ({ parent, key }) => {
    parent[`${key}X`] = parent[key];
    delete parent[key];
  },
};

function accepts(text: string): boolean {
  try {
    checkDefinition(text);
    return true;
  } catch (error) {
    expect((error as Error).name).toBe('InvalidDefinition');
    return false;
  }
}

describe('the verdict on a definition', () => {
  it('is that the shipped ones are valid', () => {
    for (const text of SHIPPED) expect(accepts(text)).toBe(true);
  });

  it('is never milder than that of asl-validator, whatever is changed in one of them', () => {
    const changed = fc
      .tuple(fc.constantFrom(...SHIPPED), fc.constantFrom(...Object.keys(CHANGES)), fc.nat())
      .map(([text, change, at]) => {
        const definition = JSON.parse(text) as Tree;
        const places = placesIn(definition);
        CHANGES[change]!(places[at % places.length]!);
        return { change, definition };
      });
    fc.assert(
      fc.property(changed, ({ definition }) => {
        const text = JSON.stringify(definition);
        const options = { checkPaths: false, checkArn: false };
        if (accepts(text)) expect(validate(JSON.parse(text), options).isValid).toBe(true);
      }),
      { numRuns: 12, seed: 11 },
    );
  });
});
