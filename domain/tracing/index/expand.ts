import { type NameToken, nameToken } from '../names/name-tokens.ts';
import type { Script } from '../names/scripts.ts';
import type { TokenEvidence } from '../names/token-evidence.ts';
import type { TracingIndex } from './port.ts';
import { postingCode, vocabularyCodes } from './skeleton.ts';

/** A posting code that the sought word may stand under, and the evidence in bits for its best spelling there. */
export interface ExpandedCode {
  readonly code: string;
  readonly bits: number;
}

const FLOOR_BITS = 2;
const MOST_CODES = 8;
/** The code of the word as written comes first: misspellings in the registry must not crowd it out. */
const OWN_BITS = 40;

/** Finds the registry's words that may spell a sought word, and the codes that these are posted under, best first. */
export function codeExpander(
  index: TracingIndex,
  evidence: TokenEvidence,
): (token: NameToken) => Promise<readonly ExpandedCode[]> {
  const known = new Map<NameToken, Promise<readonly ExpandedCode[]>>();
  return (token) => {
    let codes = known.get(token);
    if (codes === undefined) {
      codes = expand(index, evidence, token);
      known.set(token, codes);
    }
    return codes;
  };
}

async function expand(
  index: TracingIndex,
  evidence: TokenEvidence,
  token: NameToken,
): Promise<readonly ExpandedCode[]> {
  const best = new Map<string, number>([[postingCode(token), OWN_BITS]]);
  for (const { text, script } of await index.vocabulary(vocabularyCodes(token))) {
    const word = nameToken(text, script as Script);
    const bits = evidence(token, word);
    if (bits < FLOOR_BITS) continue;
    const code = postingCode(word);
    if (bits > (best.get(code) ?? 0)) best.set(code, bits);
  }
  const codes = [...best].map(([code, bits]) => ({ code, bits }));
  codes.sort((a, b) => b.bits - a.bits || (a.code < b.code ? -1 : 1));
  return codes.slice(0, MOST_CODES);
}
