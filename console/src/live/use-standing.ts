import { useState } from 'react';
import { standing } from './standing.ts';

interface Asked<Row> {
  /** The newest answer: the same array as long as it is the same answer. */
  readonly fresh: readonly Row[];
  /** Names the list: another one is shown as it comes. */
  readonly list: string;
  /** Whether the answer is still one of before the page was opened, or of another list. */
  readonly early: boolean;
  idOf(row: Row): string;
}

/** Keeps the rows of a list where they are while it is read, until its reader wants to see what is new. */
export function useStanding<Row>({ fresh, list, early, idOf }: Asked<Row>) {
  const [held, hold] = useState({ list, fresh, early, rows: fresh, takes: early });
  if (held.list !== list || held.fresh !== fresh || held.early !== early) {
    const takes = held.list !== list || early || held.takes || held.rows.length === 0;
    const rows = takes ? fresh : standing(held.rows, fresh, idOf).rows;
    hold({ list, fresh, early, rows, takes: early });
  }
  const { added, gone, moved } = standing(held.rows, fresh, idOf);
  return {
    rows: held.rows,
    news: { added, gone, moved },
    take: () => hold((before) => ({ ...before, rows: fresh })),
    /** What its reader did themselves is no news: the next answer is shown as it comes. */
    takeNext: () => hold((before) => ({ ...before, rows: fresh, takes: true })),
  };
}
