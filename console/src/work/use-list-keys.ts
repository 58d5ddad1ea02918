import { useNavigate } from 'react-router';
import { useKeys } from '../app/use-keys.ts';
import type { QueueRow } from './queue.ts';

interface Props {
  readonly rows: readonly QueueRow[];
  onClaim(row: QueueRow): void;
  onSheet(): void;
}

const linkTo = ({ workItemId }: QueueRow): HTMLElement | null =>
  document.querySelector(`main a[href$="/work/${CSS.escape(workItemId)}"]`);

/** The row on which the keyboard stands. */
const standing = (rows: readonly QueueRow[]): number => {
  const row = document.activeElement?.closest('tr, li');
  return rows.findIndex((one) => row?.contains(linkTo(one)));
};

/** Moves through the queue, opens and claims, by keys. The keyboard's own focus is the mark, which everybody sees and hears. */
export function useListKeys({ rows, onClaim, onSheet }: Props): void {
  const navigate = useNavigate();
  const move = (by: number) => {
    const at = standing(rows);
    const to = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    const row = rows[to];
    if (row) linkTo(row)?.focus();
  };
  const here = (act: (row: QueueRow) => void) => {
    const row = rows[standing(rows)];
    if (row) act(row);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => here(({ workItemId }) => navigate(`/work/${workItemId}`)),
    c: () => here(onClaim),
    '?': onSheet,
  });
}
