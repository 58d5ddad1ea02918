import { compareNames, lexiconRarity } from './compare-names.ts';
import { nameTokens } from './name-tokens.ts';
import type { TokenEvidence } from './token-evidence.ts';

/**
 * Whether every word of a requested name matches one of a registered name, in any script, spelling and order; the
 * registered name may have more words.
 */
export function hasAskedName(asked: string, registered: string, evidence: TokenEvidence): boolean {
  const { matches, onlyA } = compareNames(nameTokens(asked), nameTokens(registered), evidence, lexiconRarity);
  return matches.length > 0 && onlyA.length === 0;
}
