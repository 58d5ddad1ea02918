/** A JSON file of another program as a table: a path for each column, a row for each person. */
type Plain = Record<string, unknown>;
const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isGroup = (value: unknown): value is Plain[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

/** The most entries of a group that is no row of its own. */
const ENTRIES = 5;
const LISTS = ['results', 'data', 'records', 'cases', 'submissions', 'value', 'households'] as const;

/** The records of a file: a list, or the list inside an answer of an API. */
export function recordsOf(json: unknown): Plain[] {
  if (Array.isArray(json)) return json.filter(isObject);
  if (!isObject(json)) return [];
  const list = LISTS.map((name) => json[name]).find(isGroup);
  return list ?? [json];
}

/** True if JSON holds households as the API takes them, and not records of another program. */
export function isOwnJson(json: unknown): boolean {
  const [first] = isObject(json) && Array.isArray(json.households) ? json.households : [];
  return (
    isObject(json) &&
    Array.isArray(json.households) &&
    (!isObject(first) || Array.isArray(first.members)) &&
    !isOfKobo(first)
  );
}
const isOfKobo = (record: unknown): boolean => isObject(record) && ('_uuid' in record || '_id' in record);

/** `members` and `members/name` are one path, as Kobo writes names inside a group. */
const pathTo = (parent: string, key: string): string =>
  parent === '' || key.startsWith(`${parent}/`) ? key : `${parent}.${key}`;

function walk(value: unknown, path: string, into: Map<string, string>, skip: string | undefined): void {
  if (path !== '' && path === skip) return;
  if (isGroup(value)) {
    for (const [index, entry] of value.slice(0, ENTRIES).entries())
      walk(entry, `${path}.${index}`, into, skip);
    return;
  }
  if (isObject(value)) {
    for (const [key, part] of Object.entries(value)) walk(part, pathTo(path, key), into, skip);
    return;
  }
  if (value === null || value === undefined) return;
  const text = Array.isArray(value) ? value.map((part) => String(part)).join('|') : String(value);
  into.set(path, text);
}

const OF_PERSONS = /member|person|people|individual|roster|hh|family_?list/i;

/** The repeated groups of records, the one that looks like persons first. */
export function groupsOf(records: readonly Plain[]): string[] {
  const counts = new Map<string, number>();
  const look = (value: unknown, path: string) => {
    if (isGroup(value)) counts.set(path, (counts.get(path) ?? 0) + value.length);
    else if (isObject(value)) for (const [key, part] of Object.entries(value)) look(part, pathTo(path, key));
  };
  for (const record of records) look(record, '');
  return [...counts]
    .sort(([a, many], [b, more]) => Number(OF_PERSONS.test(b)) - Number(OF_PERSONS.test(a)) || more - many)
    .map(([path]) => path);
}

/** The group that probably has one entry a person; undefined if each record is a person. */
export const likelyGroup = (records: readonly Plain[]): string | undefined =>
  groupsOf(records).find((path) => OF_PERSONS.test(path));

function groupIn(record: Plain, repeat: string): Plain[] {
  let found: Plain[] = [];
  const look = (value: unknown, path: string) => {
    if (path === repeat && Array.isArray(value)) found = value.filter(isObject);
    else if (isObject(value)) for (const [key, part] of Object.entries(value)) look(part, pathTo(path, key));
  };
  look(record, '');
  return found;
}

/** The records as rows under a header of paths; a record without anybody in its group is a row of its own. */
export function flattenJson(json: unknown, repeat: string | undefined): string[][] {
  const rows = recordsOf(json).flatMap((record) => {
    const own = new Map<string, string>();
    walk(record, '', own, repeat);
    const entries = repeat === undefined ? [] : groupIn(record, repeat);
    if (entries.length === 0) return [own];
    return entries.map((entry) => {
      const row = new Map(own);
      for (const [key, part] of Object.entries(entry)) walk(part, pathTo(repeat ?? '', key), row, undefined);
      return row;
    });
  });
  const header = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return [header, ...rows.map((row) => header.map((path) => row.get(path) ?? ''))];
}
