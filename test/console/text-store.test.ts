import { beforeEach, expect, test } from 'vitest';
import { TextStore } from '../../console/src/i18n/text-store.ts';

/** What was asked for, and comes when the test lets it. */
const waiting = new Map<string, () => void>();
const come = <T>(what: string, answer: T) =>
  new Promise<T>((resolve) => waiting.set(what, () => resolve(answer)));
const inEnglish = () =>
  new TextStore('en', {
    loadTexts: (room, locale) => come(`${room}.${locale}`, { [`${room}.title`]: `${room} in ${locale}` }),
    loadComponentTexts: (locale) => come(`components.${locale}`, {}),
  });

/** Lets these come, in this order. */
async function comes(...names: string[]): Promise<void> {
  for (const name of names) {
    await expect.poll(() => waiting.has(name)).toBe(true);
    waiting.get(name)!();
    waiting.delete(name);
  }
}
beforeEach(() => waiting.clear());

test('a page that is opened while the language changes has its texts, in the new language', async () => {
  const texts = inEnglish();
  const changed = texts.speak('fr');
  const opened = texts.need(['cases']);
  await comes('cases.en');
  await opened;
  expect(texts.current().texts).toEqual({ 'cases.title': 'cases in en' });
  await comes('components.fr', 'components.fr', 'cases.fr');
  await changed;
  expect(texts.current()).toMatchObject({ locale: 'fr', texts: { 'cases.title': 'cases in fr' } });
});

test('texts that come after the language has changed are in the new one', async () => {
  const texts = inEnglish();
  const opened = texts.need(['cases']);
  const changed = texts.speak('fr');
  await comes('components.fr');
  await changed;
  await comes('cases.en', 'cases.fr');
  await opened;
  expect(texts.current().texts).toEqual({ 'cases.title': 'cases in fr' });
});

test('of two languages the one chosen last stays, whichever comes first', async () => {
  const texts = inEnglish();
  const first = texts.speak('fr');
  const last = texts.speak('uk');
  await comes('components.uk', 'components.fr');
  await Promise.all([first, last]);
  expect(texts.current().locale).toBe('uk');
});
