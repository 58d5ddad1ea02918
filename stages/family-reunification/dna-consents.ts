import type { CaseFile } from '../../domain/case/case-file.ts';
import { consentIds, standingOf } from '../../domain/case/consent-uses.ts';
import { CaseError } from '../../domain/kernel/errors.ts';

/**
 * The consents on which a DNA test rests: a record of its own for each person who is tested, for this laboratory, signed
 * by a guardian for a child whose own view was asked (UNHCR note on DNA testing, 2008; from memory). A guardian's consent
 * for all children at once is none. Throws `ConsentMissing`.
 */
export function requireDnaConsents(
  file: CaseFile,
  tested: readonly string[],
  laboratory: string,
  at: string,
): string[] {
  const { restsOn } = standingOf(file, 'dna-test', [laboratory], at, tested);
  const own = Object.fromEntries(
    tested.map((id) => [id, (restsOn[id] ?? []).filter(({ personId }) => personId === id)]),
  );
  const missing = tested.filter((id) => own[id]?.length === 0);
  if (missing.length > 0)
    throw new CaseError(
      'ConsentMissing',
      `Expected a consent of their own to a DNA test of everybody who is tested, received none of ${missing.length}: ${missing.join(', ')}.`,
    );
  return consentIds({ restsOn: own });
}
