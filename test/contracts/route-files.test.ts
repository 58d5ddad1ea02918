import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { API } from '../../contracts/routes.ts';
import { sourceFiles } from '../fixtures/source-files.ts';

const files = sourceFiles();
/** Code without comments, and without the actions of Step Functions, some of which are named like a route. */
const code = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|states:\w+/gm, '');
const named = (room: RegExp, name: string): string[] =>
  files
    .filter(({ path, text }) => room.test(path) && new RegExp(`\\b${name}\\b`).test(code(text)))
    .map(({ path }) => path);

/** What a new route costs besides its test, as CONTRIBUTING.md says: its object, and its handler. */
describe('a route', () => {
  it.each(API.map((contract) => contract.function))(
    '%s stands in one contract, and in its handler',
    (name) => {
      const [contract, ...lists] = named(/^(contracts|lib|bin)\/|^local\/(?!stepfunctions\/)/, name);
      expect([contract, lists]).toEqual([expect.stringMatching(/^contracts\/api\/[a-z-]+\.ts$/), []]);
      const entry = FUNCTIONS.find((each) => each.name === name)?.entry;
      expect(named(/^lambdas\/api\//, name)).toEqual([entry]);
    },
  );
});
