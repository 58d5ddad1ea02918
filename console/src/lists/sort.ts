/** What a list is sorted by: a column, upwards or downwards. */
export interface Sort {
  readonly by: string;
  readonly down: boolean;
}

/** As a URL and a saved view write it: a minus turns the order round. */
export const sortText = ({ by, down }: Sort): string => (down ? `-${by}` : by);

/** The sort that a URL names, if it is one of the columns; otherwise the list's own. */
export function sortIn(text: string | null, columns: readonly string[], otherwise: Sort): Sort {
  if (text === null) return otherwise;
  const down = text.startsWith('-');
  const by = down ? text.slice(1) : text;
  return columns.includes(by) ? { by, down } : otherwise;
}

export const isSame = (one: Sort, other: Sort): boolean => sortText(one) === sortText(other);

type Value = string | number | null | undefined;

function compare(one: Value, other: Value): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other));
}

/** Rows in an order, those without a value last whichever way it goes. */
export function inOrder<Row>(rows: readonly Row[], worth: (row: Row) => Value, down: boolean): Row[] {
  const isEmpty = (row: Row) => worth(row) === null || worth(row) === undefined;
  const full = rows.filter((row) => !isEmpty(row));
  full.sort((a, b) => compare(worth(a), worth(b)) * (down ? -1 : 1));
  return [...full, ...rows.filter(isEmpty)];
}
