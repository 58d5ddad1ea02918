import * as z from 'zod';
import { COUNTRY_CODES, isCountry } from '../kernel/country.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { RULES, rule } from '../kernel/rules.ts';

/** Three letters, as in stored records; incoming codes are looked up (`KnownCountrySchema`). */
export const CountrySchema = z.string().regex(/^[A-Z]{3}$/, RULES['country-code']);
/** A code from `domain/kernel/country.ts`: ISO 3166-1 alpha-3, XKX, codes of travel documents, and former states. */
export const KnownCountrySchema = z.enum(COUNTRY_CODES, RULES['country-code']);

/** Refuses a code that is not a country, unless the record had it before countries were looked up. */
export function refuseUnknownCountry(path: string, code: string, before: string | undefined): void {
  if (code !== before && !isCountry(code)) throw invalid(path, rule('country-code'), 'letters of no country');
}

/** BCP 47 primary language subtag. */
export const LanguageSchema = z.string().regex(/^[a-z]{2,3}$/, RULES['language-code']);
