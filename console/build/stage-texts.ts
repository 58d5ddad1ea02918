import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NAME = /^virtual:stage-texts\/(first|later)\/([a-z]{2})$/;
/** What lists of work say. Everything else that stages say stands on pages that come after the first. */
const FIRST = /^words\.(kind|stage|role|office)\./;

const foldersIn = (locale: string): string[] => [
  `stages/*/texts/${locale}.json`,
  `programmes/*/texts/${locale}.json`,
  `programmes/*/stages/*/texts/${locale}.json`,
];

function textsOf(locale: string): [id: string, text: string][] {
  const files = globSync(foldersIn(locale), { cwd: ROOT }).toSorted();
  return files.flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(ROOT + file, 'utf8')) as Record<string, string>),
  );
}

/** The words of stages and programmes from their own folders: those of the first page, and those that follow it. */
export const stageTexts = (): Plugin => ({
  name: 'stage-texts',
  resolveId: (id) => (NAME.test(id) ? `\0${id}` : undefined),
  load(id) {
    const [, part, locale] = NAME.exec(id.slice(1)) ?? [];
    if (!id.startsWith('\0') || !part || !locale) return undefined;
    const texts = textsOf(locale).filter(([name]) => FIRST.test(name) === (part === 'first'));
    return `export default ${JSON.stringify(Object.fromEntries(texts))};`;
  },
});
