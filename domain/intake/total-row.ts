import { withoutMarks } from '../kernel/written-text.ts';
import type { Header } from './read-header.ts';
import type { TableRow } from './split-csv.ts';

/** How offices call a row of totals. */
const TOTAL =
  /^(grand |sub-?)?total( g[ée]n[ée]ral)?\b|^sum\b|^somme\b|^итого|^всего|^усього|^разом|^toplam|^(ال)?(مجموع|إجمالي|اجمالي)|^مجموع|^المجموع/iu;
const NUMBER = /^[\p{Nd}\s.,٫٬%]+$/u;

/** The positions of a row's filled cells, if one says that it counts others and the rest are numbers; else undefined. */
export function totalCells(cells: readonly string[]): number[] | undefined {
  const filled = cells.flatMap((cell, at) =>
    withoutMarks(cell) === '' ? [] : [{ cell: withoutMarks(cell), at }],
  );
  const [words, ...more] = filled.filter(({ cell }) => !NUMBER.test(cell));
  if (words === undefined || more.length > 0) return undefined;
  return TOTAL.test(words.cell.replace(/[:：]/gu, '').trim()) ? filled.map(({ at }) => at) : undefined;
}

/** True for a row of totals: it says that it counts others and otherwise has numbers only, none of them a birth. */
export function isTotalRow({ cells, unreadable }: TableRow, header: Header): boolean {
  const filled = unreadable ? undefined : totalCells(cells);
  const births = new Set(header.positions.get('birthDate') ?? []);
  return filled?.every((at) => !births.has(at)) === true;
}
