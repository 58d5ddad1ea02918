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
function ethiopicNames(dataDir: string): PoolName[] {
  const lines = readFileSync(join(dataDir, 'ethiopic-latin/single-names-half.tsv'), 'utf8').split('\n');
  const rows = lines
    .map((line) => line.trim().split('\t'))
    .filter((row) => row.length === 3 && !row.join('').includes(' '));
  return rows.map(([native, , everyday]) => ({ native: native!, latin: [everyday!] }));
}

/** The cultures of the generated registry, with pools of given and family names. */
export function cultures(dataDir: string): Culture[] {
  const arabic = attested(readArabic(dataDir, 'dev'), (native) => NATIVE_ARABIC.test(native));
  const slavic = attested(readRussian(dataDir, 'dev'), (native) => SLAVIC.test(native));
  const ethiopic = ethiopicNames(dataDir);
  return HAND_POOLS.map((pool): Culture => {
    if (pool.name === 'arabic')
      return { ...pool, male: [...pool.male, ...arabic.slice(0, 300)], family: arabic };
    if (pool.name === 'persian') return { ...pool, family: [...pool.family, ...arabic] };
    if (pool.name === 'ethiopic') return { ...pool, male: [...pool.male, ...ethiopic] };
    return pool.name === 'cyrillic' ? { ...pool, family: slavic } : pool;
  });
}
