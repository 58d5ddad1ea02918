import {
  foreignSymbols,
  latinSymbols,
  likelihoodRatioBits,
  type TokenModel,
} from '../../domain/tracing/tokens/token-model.ts';
import type { SpellingPair } from './read-pairs.ts';

const MIN_BITS = 8;
const MAX_VARIANTS = 14;

/** Pairs of Latin spellings that share a token of another script, both well explained by its model. */
export function latinVariants(
  pairs: readonly SpellingPair[],
  model: TokenModel,
  minBits = MIN_BITS,
): SpellingPair[] {
  const byForeign = new Map<string, SpellingPair[]>();
  for (const pair of pairs) {
    const group = byForeign.get(pair.foreign) ?? [];
    group.push(pair);
    byForeign.set(pair.foreign, group);
  }
  const out: SpellingPair[] = [];
  for (const [foreign, group] of byForeign) {
    const letters = foreignSymbols(model, foreign);
    const good = group.filter(
      (pair) => likelihoodRatioBits(model, latinSymbols(pair.latin), letters) > minBits,
    );
    const kept = good
      .sort((a, b) => b.count - a.count || (a.latin < b.latin ? -1 : 1))
      .slice(0, MAX_VARIANTS);
    for (const a of kept) for (const b of kept) out.push({ latin: a.latin, foreign: b.latin, count: 1 });
  }
  return out;
}
