import type { CountryCode } from 'libphonenumber-js/min';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { alpha2Of } from './country.ts';
import type { Rule } from './rules.ts';
import { rule } from './rules.ts';
import { isShortened, plainCode } from './written-text.ts';

/** The region by which a number without a country code is read; undefined for a country without numbers of its own. */
function regionOf(country: string | undefined): CountryCode | undefined {
  const code = country === undefined ? undefined : alpha2Of(country);
  return code !== undefined && isSupportedCountry(code) ? code : undefined;
}

/**
 * A phone number as people write it, with digits of any script, as E.164; one without a country code is of `country`.
 * It has to have as many digits as numbers there have: plans of numbers change faster than tables of them, so that an
 * unknown prefix is no fault.
 */
export function readPhone(
  written: string,
  country: string | undefined,
): { phone: string } | { broken: Rule } {
  const text = plainCode(written);
  if (isShortened(text)) return { broken: rule('phone-shortened') };
  const region = regionOf(country);
  const plain = text.replace(/^00/, '+');
  const read = parsePhoneNumberFromString(
    plain,
    region === undefined ? undefined : { defaultCountry: region, extract: false },
  );
  if (read?.isPossible()) return { phone: read.number };
  return { broken: rule(region === undefined && !plain.startsWith('+') ? 'phone-local' : 'phone-number') };
}
