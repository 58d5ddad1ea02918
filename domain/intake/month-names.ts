/** The languages in which offices name months. */
const LANGUAGES = ['en', 'fr', 'ar', 'ar-SY', 'ar-MA', 'ru', 'uk', 'tr', 'es'];

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[.\s]/g, '').toLowerCase();

function monthsByName(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES)
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
      for (let at = 0; at < 12; at += 1) {
        const parts = format.formatToParts(Date.UTC(2001, at, 1));
        const name = plain(parts.find(({ type }) => type === 'month')?.value ?? '');
        if (/\p{L}/u.test(name) && !names.has(name)) names.set(name, at + 1);
      }
    }
  return names;
}
const NAMES = monthsByName();
const SHORTEST = 3;

/** The month of a name or of its beginning, in any of the languages; undefined of anything else. */
export function monthNamed(written: string): number | undefined {
  const wanted = plain(written);
  const known = NAMES.get(wanted);
  if (known !== undefined || wanted.length < SHORTEST) return known;
  const begun = new Set([...NAMES].flatMap(([name, month]) => (name.startsWith(wanted) ? [month] : [])));
  return begun.size === 1 ? [...begun][0] : undefined;
}
