import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import { frenchSpacing } from './french-spacing.ts';
import type { Locale } from './locales.ts';

export type Texts = Readonly<Record<string, string>>;

const FILES = import.meta.glob<{ default: Texts }>(['../*/texts/*.json', '!../words/texts/*.json']);
/** With the words of stages and programmes, which stand in their own folders. */
const WORDS: Record<Locale, () => Promise<{ TEXTS: Texts }>> = {
  en: () => import('../words/en.ts'),
  fr: () => import('../words/fr.ts'),
  ar: () => import('../words/ar.ts'),
  es: () => import('../words/es.ts'),
  uk: () => import('../words/uk.ts'),
};

/** The texts of one folder in one language; empty for a folder without texts. */
export async function loadTexts(room: string, locale: Locale): Promise<Texts> {
  const load = FILES[`../${room}/texts/${locale}.json`];
  const texts = room === 'words' ? (await WORDS[locale]()).TEXTS : load ? (await load()).default : {};
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
