import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXCEPTIONS, isAllowed, licenceFaults } from '../../scripts/licences.ts';

const page = readFileSync('docs/dependencies.md', 'utf8');
const excepted = Object.fromEntries(
  Object.entries(EXCEPTIONS).map(([name, { licence }]) => [
    `node_modules/${name}`,
    { version: '1.0.0', license: licence },
  ]),
);

describe('the licence of a package', () => {
  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'Apache-2.0 AND ISC'])('may be %s', (expression) => {
    expect(isAllowed(expression)).toBe(true);
  });

  it.each(['GPL-3.0-or-later', 'MIT AND GPL-3.0-only', 'SEE LICENSE IN LICENSE', ''])(
    'may not be %j',
    (expression) => {
      expect(isAllowed(expression)).toBe(false);
    },
  );

  it('is a fault when it is unknown, not allowed, or changed since its exception', () => {
    const faults = licenceFaults({
      '': { version: '0.1.0' },
      ...excepted,
      'node_modules/silent': { version: '1.2.3' },
      'node_modules/a/node_modules/@of/copyleft': { version: '2.0.0', license: 'AGPL-3.0-only' },
      'node_modules/elkjs': { version: '9.0.0', license: 'GPL-3.0-or-later' },
    });
    expect(faults.map((fault) => fault.split(';')[0])).toEqual([
      'elkjs@9.0.0: licence GPL-3.0-or-later',
      'silent@1.2.3: licence unknown',
      '@of/copyleft@2.0.0: licence AGPL-3.0-only',
      'elkjs: an exception that no installed package needs',
    ]);
  });

  it('is excepted with a reason that the document tells', () => {
    const untold = Object.entries(EXCEPTIONS).filter(
      ([name, { licence, reason }]) =>
        !(page.includes(`| \`${name}\``) && page.includes(`| ${licence} | ${reason} |`)),
    );
    expect(untold).toEqual([]);
  });
});
