import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import anyAscii from 'any-ascii';
import { readArabic, readRussian, type SpellingPair } from '../../../scripts/train-names/read-pairs.ts';
import { jaroWinkler } from '../jaro-winkler.ts';
import type { Culture, PoolName } from './culture.ts';
import { HAND_POOLS } from './hand-pools.ts';

const NATIVE_ARABIC = /[عحصضظطق]/;
const SLAVIC = /(?:ов|ев|ин|ко|ский|ич|юк|ук|ян|швили|дзе)$/;

/** Names of the development files (unseen in training), grouped by their native token, most attested first. */
function attested(pairs: readonly SpellingPair[], keep: (native: string) => boolean): PoolName[] {
  const names = new Map<string, { latin: Map<string, number>; count: number }>();
  for (const { foreign, latin, count } of pairs) {
    if (!keep(foreign) || foreign.length < 3 || latin.length < 3) continue;
    if (jaroWinkler(anyAscii(foreign).toLowerCase(), latin) < 0.62) continue;
    const name = names.get(foreign) ?? { latin: new Map(), count: 0 };
    name.latin.set(latin, count);
    name.count += count;
    names.set(foreign, name);
  }
  const ranked = [...names].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1));
  return ranked.map(([native, { latin }]) => ({
    native,
    latin: [...latin].sort((a, b) => b[1] - a[1]).map(([text]) => text),
  }));
}

/** Ethiopic, scholarly Latin, everyday Latin; read where it lies, never shipped. */
function ethiopicNames(dataDir: string, pools: Pools): PoolName[] {
  const lines = readFileSync(join(dataDir, 'ethiopic-latin/single-names-half.tsv'), 'utf8').split('\n');
  const rows = lines
    .map((line) => line.trim().split('\t'))
    .filter((row) => row.length === 3 && !row.join('').includes(' '));
  return rows.map(([native, scholarly, everyday]) => ({
    native: native!,
    latin: pools === 'usual' ? [everyday!] : [everyday!, scholarly!],
  }));
}

/** One of each in turn, so that neither comes first by rank. */
function inTurn(listed: readonly PoolName[], others: readonly PoolName[]): PoolName[] {
  const longer = Math.max(listed.length, others.length);
  return Array.from({ length: longer }, (_, i) =>
    [listed[i], others[i]].filter((name) => name !== undefined),
  ).flat();
}

const half = (names: readonly PoolName[], odd: 0 | 1): PoolName[] => names.filter((_, i) => i % 2 === odd);

function unlisted(
  arabic: readonly PoolName[],
  slavic: readonly PoolName[],
  ethiopic: readonly PoolName[],
): Culture[] {
  return HAND_POOLS.map((pool): Culture => {
    const given = (others: readonly PoolName[]): Pick<Culture, 'male' | 'female'> => ({
      male: inTurn(pool.male, half(others, 0)),
      female: inTurn(pool.female, half(others, 1)),
    });
    if (pool.name === 'arabic') return { ...pool, ...given(arabic.slice(0, 400)), family: arabic };
    if (pool.name === 'persian') return { ...pool, family: [...pool.family, ...arabic] };
    if (pool.name === 'ethiopic') return { ...pool, male: half(ethiopic, 0), female: half(ethiopic, 1) };
    return pool.name === 'cyrillic' ? { ...pool, family: slavic } : pool;
  });
}

/** `usual`: names that the lexicon mostly lists. `unlisted`: half of the given names are in no list of ours. */
export type Pools = 'usual' | 'unlisted';

/** The cultures of the generated registry, with pools of given and family names. */
export function cultures(dataDir: string, pools: Pools = 'usual'): Culture[] {
  const arabic = attested(readArabic(dataDir, 'dev'), (native) => NATIVE_ARABIC.test(native));
  const slavic = attested(readRussian(dataDir, 'dev'), (native) => SLAVIC.test(native));
  const ethiopic = ethiopicNames(dataDir, pools);
  if (pools === 'unlisted') return unlisted(arabic, slavic, ethiopic);
  return HAND_POOLS.map((pool): Culture => {
    if (pool.name === 'arabic')
      return { ...pool, male: [...pool.male, ...arabic.slice(0, 300)], family: arabic };
    if (pool.name === 'persian') return { ...pool, family: [...pool.family, ...arabic] };
    if (pool.name === 'ethiopic') return { ...pool, male: [...pool.male, ...ethiopic] };
    return pool.name === 'cyrillic' ? { ...pool, family: slavic } : pool;
  });
}
