import { globSync, readFileSync } from 'node:fs';
import english from '@cloudscape-design/components/i18n/messages/all.en.json' with { type: 'json' };
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, it } from 'vitest';
import ukrainian from '../../console/src/i18n/ukrainian-components.json' with { type: 'json' };

type Messages = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const shipped = english['cloudscape-design-components'].en as Messages;
/** Inside others: the calendar of a date, what a chart is drawn with, the chosen files and options. */
const INSIDE = ['[charts]', 'calendar', 'popover', 'file-token-group', 'token-group'];
const used = [
  ...new Set(
    globSync('console/src/**/*.tsx').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/@cloudscape-design\/components\/([a-z-]+)'/g)].map(
        ([, name]) => name!,
      ),
    ),
  ),
  ...INSIDE,
].filter((name) => shipped[name] !== undefined);

/** The names of the values that a message takes. */
const valuesIn = (message: unknown): string[] =>
  [...new Set(JSON.stringify(message).match(/"type":[1-6],"value":"\w+"/g) ?? [])].sort();

it('of the design system are there in Ukrainian for every component of the console, with the same values', () => {
  expect(used.length).toBeGreaterThan(15);
  const ours = ukrainian as unknown as Messages;
  expect(used.filter((name) => ours[name] === undefined)).toEqual([]);
  for (const name of used) {
    expect(Object.keys(ours[name]!).sort(), name).toEqual(Object.keys(shipped[name]!).sort());
    for (const [key, message] of Object.entries(ours[name]!)) {
      const ast = new IntlMessageFormat(String(message), 'uk').getAst();
      expect(valuesIn(ast), `${name} ${key}`).toEqual(valuesIn(shipped[name]![key]));
    }
  }
});
