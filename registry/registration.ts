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

type Asked = Pick<NewCase, 'programme' | 'particulars'>;

const schemaOf = ({ programme }: Asked) => z.object({ particulars: registrationOf(programme) ?? NOTHING });

/** Refuses what is missing or wrong of it by field, and what the programme does not ask; `InvalidInput`. */
export function refuseParticulars(wanted: Asked): void {
  parseInput(schemaOf(wanted), { particulars: wanted.particulars ?? {} }, 'registration');
}

/** The fields of it that are missing or wrong, and what the programme does not ask; each once. */
export function faultyParticulars(wanted: Asked): string[] {
  const result = schemaOf(wanted).safeParse({ particulars: wanted.particulars ?? {} });
  const paths = result.error?.issues.map(({ path }) => path.slice(1).map(String).join('.') || 'particulars');
  return [...new Set(paths)];
}
