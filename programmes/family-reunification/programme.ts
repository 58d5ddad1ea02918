import type { ProgrammeModule } from '../../domain/work-item/programme-module.ts';
import policy1 from './policy-1.json' with { type: 'json' };

/** All its stages are shared with other programmes. */
export const familyReunification = {
  policies: [policy1],
  stages: {},
  records: {},
} satisfies ProgrammeModule<'family-reunification'>;
