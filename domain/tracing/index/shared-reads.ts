import type { IndexedPerson, PostingQuery, TracingIndex } from './port.ts';
import { hash32 } from './posting-keys.ts';

/** Reads each thing once, whoever asks for it while it is being read or afterwards. */
function onceEach<K, V>(
  keyOf: (one: K) => string | number,
  read: (missing: readonly K[]) => Promise<readonly V[]>,
): (wanted: readonly K[]) => Promise<V[]> {
  const known = new Map<string | number, Promise<V>>();
  return (wanted) => {
    const missing = [...new Map(wanted.map((one) => [keyOf(one), one]))].filter(([key]) => !known.has(key));
    const found = missing.length === 0 ? undefined : read(missing.map(([, one]) => one));
    missing.forEach(([key], at) => {
      known.set(
        key,
        found!.then((all) => all[at]!),
      );
    });
    return Promise.all(wanted.map((one) => known.get(keyOf(one))!));
  };
}

/**
 * An index for those who are looked for together: a household shares its names and its relatives, so most of what one
 * member needs another has read. For one piece of work, which begins after its own household was entered.
 */
export function sharingReads(index: TracingIndex): TracingIndex {
  const ofHash = async (hashes: readonly number[]): Promise<IndexedPerson[][]> => {
    const byHash = Map.groupBy(await index.persons(hashes), ({ id }) => hash32(id));
    return hashes.map((hash) => byHash.get(hash) ?? []);
  };
  const persons = onceEach((hash: number) => hash, ofHash);
  const same = (one: string) => one;
  return {
    add: (entries) => index.add(entries),
    remove: (ids) => index.remove(ids),
    size: () => index.size(),
    vocabulary: onceEach(same, (codes) => index.vocabulary(codes)),
    frequencies: onceEach(same, (codes) => index.frequencies(codes)),
    postings: onceEach(
      ({ key, from, to, limit }: PostingQuery) => `${key} ${from} ${to} ${limit}`,
      (queries) => index.postings(queries),
    ),
    persons: async (hashes) => (await persons(hashes)).flat(),
  };
}
