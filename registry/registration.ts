import * as z from 'zod';
import type { NewCase } from '../domain/casework/register-case.ts';
import { parseInput } from '../domain/kernel/invalid-input.ts';
import type { Programme } from '../domain/policy/policy.ts';
import type { ProgrammeData } from '../domain/policy/programme-data.ts';
import { PROGRAMME_DATA } from './programme-data.ts';

const NOTHING = z.strictObject({});

/** What a programme asks at registration besides the household. */
export const registrationOf = (programme: Programme): z.ZodType | undefined =>
  (PROGRAMME_DATA[programme] as ProgrammeData).registration;

/** Refuses what is missing or wrong of it by field, and what the programme does not ask; `InvalidInput`. */
export function refuseParticulars({
  programme,
  particulars,
}: Pick<NewCase, 'programme' | 'particulars'>): void {
  const schema = registrationOf(programme) ?? NOTHING;
  parseInput(z.object({ particulars: schema }), { particulars: particulars ?? {} }, 'registration');
}
