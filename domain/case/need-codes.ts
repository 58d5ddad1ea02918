import * as z from 'zod';
import type { FieldClass } from './field-class.ts';

/**
 * Codes of specific needs as UNHCR's proGres has them, by category; two generations of codes stand side by side. A
 * category may be recorded without saying more.
 */
export const NEED_CATEGORIES = {
  CR: 'AF CC CH CL CP CS LO LW MS NE SE TP',
  DS: 'BD DF MM MS PM PS SD',
  ER: 'FR MC NF OC SC UR',
  FU: 'FR TR',
  LP: 'AF AN AP BN CR DA DN DO DP DT ES FR IH LS MD MM MS NA ND PV RD RP RR ST TA TC TD TO TR UP VA VF VO VP WP',
  PG: 'HR LC',
  SC: 'CH FC IC NC SC UC UF UM',
  SM: 'AD CC CI DP MI MN OT',
  SP: 'CG GP PT',
  SV: 'FM GM HK HP SS VA VF VO',
  TR: 'HO PI WV',
  WR: 'GM HR LC PY SF UW WF WR',
} as const;
type Category = keyof typeof NEED_CATEGORIES;

/** Every code: `DS` says that there is a disability, `DS-BD` which. */
export const NEED_CODES: readonly string[] = Object.entries(NEED_CATEGORIES).flatMap(([category, codes]) => [
  category,
  ...codes.split(' ').map((code) => `${category}-${code}`),
]);
const KNOWN = new Set(NEED_CODES);

/** Disability, pregnancy and illness are about health; all other needs are about protection. */
const OF_HEALTH: ReadonlySet<string> = new Set<Category>(['DS', 'PG', 'SM']);
const LACTATING = 'WR-LC';

/** The class of data that a code reveals. */
export const classOfNeedCode = (code: string): FieldClass =>
  OF_HEALTH.has(code.slice(0, 2)) || code === LACTATING ? 'health' : 'protection';

/** The codes that a reader of these classes sees. */
export const needCodesSeen = (codes: readonly string[], sees: readonly FieldClass[]): string[] =>
  codes.filter((code) => sees.includes(classOfNeedCode(code)));

/** The same record with the codes of needs that a reader of these classes sees. */
export function withNeedCodesSeen<P extends { needCodes?: string[] | undefined }>(
  person: P,
  sees: readonly FieldClass[],
): P {
  const { needCodes } = person;
  return needCodes === undefined ? person : { ...person, needCodes: needCodesSeen(needCodes, sees) };
}

/** A code as it is stored. */
export const NeedCodeSchema = z.enum(NEED_CODES as [string, ...string[]]);

/** A code as it is entered: in small letters, with a space, or as the bare two parts. */
export function plainNeedCode(written: string): string {
  const code = written
    .toUpperCase()
    .replace(/[\s_–-]+/gu, '-')
    .replace(/^([A-Z]{2})([A-Z]{2})$/, '$1-$2');
  return KNOWN.has(code) ? code : written;
}
