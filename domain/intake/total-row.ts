import { withoutMarks } from '../kernel/written-text.ts';
import type { Header } from './read-header.ts';
import type { TableRow } from './split-csv.ts';

/** How offices call a row of totals. */
const TOTAL =
  /^(grand |sub-?)?total( g[ée]n[ée]ral)?\b|^sum\b|^somme\b|^итого|^всего|^усього|^разом|^toplam|^(ال)?(مجموع|إجمالي|اجمالي)|^مجموع|^المجموع/iu;
const NUMBER = /^[\p{Nd}\s.,٫٬%]+$/u;

/** True for a row that says that it counts others, and otherwise has numbers only, none of them a birth. */
export function isTotalRow({ cells, unreadable }: TableRow, header: Header): boolean {
  if (unreadable) return false;
  const filled = cells.flatMap((cell, at) =>
    withoutMarks(cell) === '' ? [] : [{ cell: withoutMarks(cell), at }],
  );
  const [words, ...numbers] = [...filled].sort(
    (a, b) => Number(NUMBER.test(a.cell)) - Number(NUMBER.test(b.cell)),
  );
  if (words === undefined || !TOTAL.test(words.cell.replace(/[:：]/gu, '').trim())) return false;
  if (!numbers.every(({ cell }) => NUMBER.test(cell))) return false;
  const births = new Set(header.positions.get('birthDate') ?? []);
  return filled.every(({ at }) => !births.has(at));
}
