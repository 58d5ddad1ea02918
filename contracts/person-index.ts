/** Makes of a word or key, of some kind, what nobody can tell or guess it from without the installation's index key. */
export type Blind = (kind: string, text: string) => string;
/** How indexes were written before their keys were blind. */
export const notBlind: Blind = (_kind, text) => text;

/**
 * Partitions of an index of persons: inverted lists by hashed keys, not names. `place` sorts a list by year of birth
 * and person; a registered person's item holds what the matcher compares, under the hash of the id.
 */
const indexKeys = (index: 'TRACING' | 'REGISTRY', blind: Blind) => ({
  posting: (key: number) => `${index}#KEY#${blind('key', String(key))}`,
  place: (year: number, hash?: number) =>
    `${String(year).padStart(3, '0')}#${hash === undefined ? '' : String(hash).padStart(10, '0')}`,
  person: (hash: number) => `${index}#PERSON#${hash}`,
  word: (code: string) => `${index}#WORD#${blind('code', code)}`,
  wordPlace: (text: string) => blind('word', text),
  count: (code: string) => `${index}#COUNT#${/^[*~]/.test(code) ? code : blind('code', code)}`,
  /** The number of persons indexed under the keys of this version. */
  ofVersion: (version: string) => `~${version}`,
  /** The number of all persons, stored among the codes; no code looks like this. */
  everyone: '*' as const,
});
export type IndexKeys = ReturnType<typeof indexKeys>;

/** Everyone registered: for staff's own search and for duplicates, limited by the caller's access. */
export const registryKeys = (blind: Blind): IndexKeys => indexKeys('REGISTRY', blind);

/** Those who consented to tracing, and the persons sought. */
export const tracingKeys = (blind: Blind): IndexKeys => indexKeys('TRACING', blind);

/** Where requests and what was proposed to them are found. */
export const requestKeys = {
  sought: (key: number, blind: Blind) => `TRACING#SOUGHT#${blind('key', String(key))}`,
  request: (request: string) => `TRACING#REQUEST#${request}`,
  proposed: (person: string) => `TRACING#PROPOSED#${person}`,
};

/**
 * What the partitions of these rows begin with. Their keys are made of names, phones and numbers with a key of the
 * installation, which outlives whoever is erased; a stream consumer writes them, and builds them anew from the records.
 */
export const PERSON_PARTITIONS = [
  ...['TRACING', 'REGISTRY'].flatMap((index) =>
    ['KEY', 'PERSON', 'WORD', 'COUNT'].map((rows) => `${index}#${rows}#`),
  ),
  'FIND#',
  'PAPER#',
];
