import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { Person } from '../case/person.ts';

/** Needs by which somebody may be at risk of another member: violence, a woman or a child at risk. */
const NEEDS: ReadonlySet<Person['needs'][number]> = new Set([
  'woman-at-risk',
  'survivor-of-violence',
  'child-at-risk',
]);
/** The same as UNHCR codes them: sexual and gender-based violence, women at risk. */
const CODES = /^(SV|WR)-/;

/**
 * Whether somebody of the household may be at risk of another: by a need or a standing flag of protection. It decides
 * about everybody's page, so that a warning at one of them points at nobody.
 */
export const isAtRisk = (file: Pick<CaseFile, 'persons' | 'flags'>): boolean =>
  file.flags.some(({ kind, liftedAt }) => kind === 'protection' && liftedAt === undefined) ||
  activeMembers(file).some(
    ({ needs, needCodes = [] }) =>
      needs.some((need) => NEEDS.has(need)) || needCodes.some((code) => CODES.test(code)),
  );
