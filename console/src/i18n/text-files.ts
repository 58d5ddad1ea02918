import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import { frenchSpacing } from './french-spacing.ts';
import type { Locale } from './locales.ts';

export type Texts = Readonly<Record<string, string>>;

interface TextFile {
  readonly default: Texts;
}
type Load = () => Promise<TextFile>;

const FILES = import.meta.glob<TextFile>('../*/texts/*.json');
/** The words of stages and programmes, which stand in their own folders: with those of two folders here. */
const OF_STAGES: Readonly<Record<string, Record<Locale, Load>>> = {
  words: {
    en: () => import('virtual:stage-texts/first/en'),
    fr: () => import('virtual:stage-texts/first/fr'),
    ar: () => import('virtual:stage-texts/first/ar'),
    es: () => import('virtual:stage-texts/first/es'),
    uk: () => import('virtual:stage-texts/first/uk'),
  },
  codes: {
    en: () => import('virtual:stage-texts/later/en'),
    fr: () => import('virtual:stage-texts/later/fr'),
    ar: () => import('virtual:stage-texts/later/ar'),
    es: () => import('virtual:stage-texts/later/es'),
    uk: () => import('virtual:stage-texts/later/uk'),
  },
};

/** The texts of one folder in one language; empty for a folder without texts. */
export async function loadTexts(room: string, locale: Locale): Promise<Texts> {
  const loads = [FILES[`../${room}/texts/${locale}.json`], OF_STAGES[room]?.[locale]];
  const files = await Promise.all(loads.map((load) => load?.()));
  const texts: Texts = Object.assign({}, ...files.map((file) => file?.default));
  return locale === 'fr' ? frenchSpacing(texts) : texts;
}

const COMPONENT_TEXTS: Record<Locale, () => Promise<{ default: I18nProviderProps.Messages }>> = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  fr: () => import('@cloudscape-design/components/i18n/messages/all.fr'),
  ar: () => import('@cloudscape-design/components/i18n/messages/all.ar'),
  es: () => import('@cloudscape-design/components/i18n/messages/all.es'),
  // The design system has no Ukrainian.
  uk: () => import('./ukrainian-components.ts'),
};

/** The texts of the design system's own components. */
export const loadComponentTexts = async (locale: Locale): Promise<I18nProviderProps.Messages> =>
  (await COMPONENT_TEXTS[locale]()).default;
