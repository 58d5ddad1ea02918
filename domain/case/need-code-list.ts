/**
 * Codes of specific needs as UNHCR's proGres has them, by category; two generations of codes stand side by side. A
 * category may be recorded without saying more.
 */
const NEED_CATEGORIES = {
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
export type NeedCategory = keyof typeof NEED_CATEGORIES;

/** Every code: `DS` says that there is a disability, `DS-BD` which. */
export const NEED_CODES: readonly string[] = Object.entries(NEED_CATEGORIES).flatMap(([category, codes]) => [
  category,
  ...codes.split(' ').map((code) => `${category}-${code}`),
]);
