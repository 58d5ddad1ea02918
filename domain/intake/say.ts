import { STAFF_LANGUAGES, type StaffLanguage } from '../staff/languages.ts';
import type { Rejection } from './rules.ts';
import ar from './texts/ar.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import es from './texts/es.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import uk from './texts/uk.json' with { type: 'json' };

/** The languages in which staff can read what is wrong with a file. */
export const INTAKE_LANGUAGES = STAFF_LANGUAGES;
export type IntakeLanguage = StaffLanguage;
export const INTAKE_TEXTS: Readonly<Record<IntakeLanguage, typeof en>> = { en, fr, ar, es, uk };

/** Received values are isolated, so that their direction does not reorder the sentence. */
const SENTENCES: Readonly<Record<IntakeLanguage, { plain: string; received: string }>> = {
  en: {
    plain: '{wrong}; expected: {expected}',
    received: '{wrong} (received “\u2068{value}\u2069”); expected: {expected}',
  },
  fr: {
    plain: '{wrong} ; attendu : {expected}',
    received: '{wrong} (reçu : « \u2068{value}\u2069 ») ; attendu : {expected}',
  },
  ar: {
    plain: '{wrong}؛ المتوقع: {expected}',
    received: '{wrong} (الوارد: «\u2068{value}\u2069»)؛ المتوقع: {expected}',
  },
  es: {
    plain: '{wrong}; se espera: {expected}',
    received: '{wrong} (recibido: «\u2068{value}\u2069»); se espera: {expected}',
  },
  uk: {
    plain: '{wrong}; очікується: {expected}',
    received: '{wrong} (отримано: «\u2068{value}\u2069»); очікується: {expected}',
  },
};

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));

type Told = Pick<Rejection, 'text' | 'values'>;

function parts({ text, values }: Told, language: IntakeLanguage) {
  const { wrong, expected } = INTAKE_TEXTS[language][text];
  return { wrong: filled(wrong, values), expected: filled(expected, values) };
}

/** What is wrong and what is expected, without what was received: the same for all rows with one cause. */
export const sayCause = (told: Told, language: IntakeLanguage): string =>
  filled(SENTENCES[language].plain, parts(told, language));

const MAX_SHOWN = 80;

/** What is wrong, what was received, and what is expected. */
export function sayRejection(told: Told & Pick<Rejection, 'value'>, language: IntakeLanguage): string {
  const { value } = told;
  if (value === '') return sayCause(told, language);
  const shown = value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
  return filled(SENTENCES[language].received, { ...parts(told, language), value: shown });
}
