const FILES = import.meta.glob<Readonly<Record<string, string>>>(
  [
    './texts/en.json',
    '../../../stages/*/texts/en.json',
    '../../../programmes/*/texts/en.json',
    '../../../programmes/*/stages/*/texts/en.json',
  ],
  { eager: true, import: 'default' },
);

/** The words that every page may need, with those of each stage and programme from its own folder. */
export const TEXTS: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(FILES));
