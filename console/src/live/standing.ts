/** A list as it stands before its reader, and what a newer answer has besides. */
export interface Standing<Row> {
  readonly rows: readonly Row[];
  /** How many rows would come in between. */
  readonly added: number;
  /** How many rows stand here that the newer answer does not have. */
  readonly gone: number;
  /** Whether the rows that both have stand in another order. */
  readonly moved: boolean;
}

/**
 * A newer answer without moving anything: rows keep their places and show what is new of them, rows that went stay,
 * and only what belongs behind the last one is added.
 */
export function standing<Row>(
  shown: readonly Row[],
  fresh: readonly Row[],
  idOf: (row: Row) => string,
): Standing<Row> {
  const places = new Map(fresh.map((row, index) => [idOf(row), index]));
  const kept = shown.flatMap((row) => places.get(idOf(row)) ?? []);
  const last = Math.max(-1, ...kept);
  const ids = new Set(shown.map(idOf));
  const isNew = (row: Row) => !ids.has(idOf(row));
  const behind = kept.length === 0 ? [] : fresh.slice(last + 1).filter(isNew);
  return {
    rows: [...shown.map((row) => fresh[places.get(idOf(row)) ?? -1] ?? row), ...behind],
    added: fresh.filter(isNew).length - behind.length,
    gone: shown.length - kept.length,
    moved: kept.some((place, index) => place < (kept[index - 1] ?? -1)),
  };
}
