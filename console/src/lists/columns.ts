/** A column as it is chosen: shown or not, in the person's order. */
export interface ColumnChoice {
  readonly id: string;
  readonly visible: boolean;
}

const keyOf = (list: string): string => `kinbridge.columns.${list}`;
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Column {
  readonly id: string;
  readonly extra?: true;
}

/** The choice over the columns that there are: hidden ones come last, gone ones are dropped. */
export function chosenOf(shown: readonly string[] | undefined, columns: readonly Column[]): ColumnChoice[] {
  if (shown === undefined) return columns.map(({ id, extra }) => ({ id, visible: extra !== true }));
  const ids = columns.map(({ id }) => id);
  const visible = shown.filter((id) => ids.includes(id));
  const hidden = ids.filter((id) => !visible.includes(id));
  return [...visible.map((id) => ({ id, visible: true })), ...hidden.map((id) => ({ id, visible: false }))];
}

/** The ids of the shown columns as kept on this device; undefined if nothing was chosen. */
export function keptColumns(shelf: Shelf, list: string): string[] | undefined {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(keyOf(list)) ?? 'null');
    return Array.isArray(kept) && kept.every((id) => typeof id === 'string') ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepColumns(shelf: Shelf, list: string, shown: readonly string[] | undefined): void {
  try {
    if (shown === undefined) shelf.removeItem(keyOf(list));
    else shelf.setItem(keyOf(list), JSON.stringify(shown));
  } catch {
    // A browser without storage begins with all columns each time.
  }
}
