import * as z from 'zod';
import type { FieldClass } from './field-class.ts';
import type { NeedCategory } from './need-code-list.ts';
import { NEED_CODES } from './need-code-list.ts';

const KNOWN = new Set(NEED_CODES);

/** Disability, pregnancy and illness are about health; all other needs are about protection. */
const OF_HEALTH: ReadonlySet<string> = new Set<NeedCategory>(['DS', 'PG', 'SM']);
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
