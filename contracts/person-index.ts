/**
 * Partitions of an index of persons: inverted lists by hashed keys, not names. `place` sorts a list by year of birth
 * and person; a registered person's item holds what the matcher compares, under the hash of the id.
 */
const indexKeys = (index: 'TRACING' | 'REGISTRY') => ({
  posting: (key: number) => `${index}#KEY#${key}`,
  place: (year: number, hash?: number) =>
    `${String(year).padStart(3, '0')}#${hash === undefined ? '' : String(hash).padStart(10, '0')}`,
  person: (hash: number) => `${index}#PERSON#${hash}`,
  word: (code: string) => `${index}#WORD#${code}`,
  count: (code: string) => `${index}#COUNT#${code}`,
  /** The number of persons indexed under the keys of this version. */
  ofVersion: (version: string) => `~${version}`,
  /** The number of all persons, stored among the codes; no code looks like this. */
  everyone: '*' as const,
});
export type IndexKeys = ReturnType<typeof indexKeys>;

/** Everyone registered: for staff's own search and for duplicates, limited by the caller's access. */
export const registryKeys: IndexKeys = indexKeys('REGISTRY');

/** Those who consented to tracing, and the persons sought. */
export const tracingKeys = {
  ...indexKeys('TRACING'),
  sought: (key: number) => `TRACING#SOUGHT#${key}`,
  request: (request: string) => `TRACING#REQUEST#${request}`,
  proposed: (person: string) => `TRACING#PROPOSED#${person}`,
};
