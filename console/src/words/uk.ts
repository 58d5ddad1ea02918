const FILES = import.meta.glob<Readonly<Record<string, string>>>(
  [
    './texts/uk.json',
    '../../../stages/*/texts/uk.json',
    '../../../programmes/*/texts/uk.json',
    '../../../programmes/*/stages/*/texts/uk.json',
  ],
  { eager: true, import: 'default' },
);

/** The words that every page may need, with those of each stage and programme from its own folder. */
export const TEXTS: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(FILES));
