import type { Programme } from '../domain/policy/policy.ts';
import type { ProgrammeData } from '../domain/policy/programme-data.ts';
import { familyReunificationData } from '../programmes/family-reunification/programme-data.ts';
import { resettlementData } from '../programmes/resettlement/programme-data.ts';
import { voluntaryReturnData } from '../programmes/voluntary-return/programme-data.ts';

/** What of each programme is data, for the console and the hosts. */
export const PROGRAMME_DATA = {
  resettlement: resettlementData,
  'family-reunification': familyReunificationData,
  'voluntary-return': voluntaryReturnData,
} as const satisfies Record<Programme, ProgrammeData>;
