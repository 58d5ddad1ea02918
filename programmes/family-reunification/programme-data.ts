import type { ProgrammeData } from '../../domain/policy/programme-data.ts';

/** What of the programme is data: nothing of its own. */
export const familyReunificationData = { sections: {} } satisfies ProgrammeData;
