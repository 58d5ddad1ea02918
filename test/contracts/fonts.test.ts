import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FONT_FACES, FONT_FAMILY, FONT_RELEASE, FONT_SCRIPTS, FONT_STYLE } from '../../contracts/fonts.ts';

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  devDependencies: Record<string, string>;
};

const covers = (letter: string): boolean =>
  FONT_SCRIPTS.some(({ range }) =>
    range.split(',').some((part) => {
      const [from = '', to = from] = part.replace('U+', '').split('-');
      const code = letter.codePointAt(0)!;
      return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16);
    }),
  );

describe('the bundled fonts', () => {
  it('are the files of the release that is installed', () => {
    for (const { from } of FONT_SCRIPTS) expect(devDependencies[`@fontsource/${from}`]).toBe(FONT_RELEASE);
    for (const { from, file } of FONT_FACES)
      expect(existsSync(`node_modules/@fontsource/${from}/files/${file}`)).toBe(true);
  });

  it.each([
    ['Ukrainian', 'АаҐґЄєІіЇїЩщЮюЯяЬь'],
    ['Macedonian', 'ЃѓЅѕЈјЉљЊњЌќЏџ'],
    ['Amharic', 'ኃይለገብረሥላሴአማርኛ፡።፬'],
    ['Tigrinya', 'ሃገረሰብቋንቋትግርኛ'],
  ])('have the letters of %s', (_language, letters) => {
    expect([...letters].filter((letter) => !covers(letter))).toEqual([]);
  });

  it('load for no letter that every device has', () => {
    expect([...'Ahmad أحمد éèçß 0123'].filter(covers)).toEqual([]);
  });

  it('stand last in the fonts of the console, by the name that its design system gives them', () => {
    const base = readFileSync('console/src/app/base.css', 'utf8');
    const [, variable = ''] = /(--font-family-base-\w+):/.exec(base) ?? [];
    const system = readFileSync(
      'node_modules/@cloudscape-design/components/internal/base-theme/styles.scoped.css',
      'utf8',
    );
    expect(system.includes(`${variable}:`)).toBe(true);
    expect(base.match(new RegExp(`sans-serif, "${FONT_FAMILY}";`, 'g'))).toHaveLength(2);
  });

  it('are declared for pages without scripts', () => {
    expect(FONT_STYLE.match(/@font-face/g)).toHaveLength(FONT_FACES.length);
    expect(FONT_STYLE).not.toMatch(/<|http/);
  });
});
