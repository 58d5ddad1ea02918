import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ListWorkItems } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { useKeys } from '../app/use-keys.ts';
import { endOfDay, type QueueRow } from './queue.ts';
import type { ItemView } from './use-item.ts';
import { WORK_ITEMS } from './use-queue.ts';

interface Props {
  readonly item: Pick<ItemView, 'workItemId' | 'role'>;
  onClaim(): void;
  onSheet(): void;
}

interface Listed {
  readonly pages: readonly { readonly workItems: readonly QueueRow[] }[];
}

const LOOK_AHEAD = 50;
const RADIOS = '#decision [data-field="decision"] input[type="radio"]';
const choices = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(RADIOS)];

/** The digits with which a decision is chosen. */
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Claims, goes to the form and chooses in it, and goes on to the next or the previous item of the queue, by keys. */
export function useItemKeys({ item, onClaim, onSheet }: Props): void {
  const call = useCall();
  const queries = useQueryClient();
  const navigate = useNavigate();

  /** The queue that was looked at last, if this item is in it; otherwise that of its role. */
  async function queueOf(): Promise<readonly QueueRow[]> {
    const seen = queries.getQueriesData<Listed>({ queryKey: [...WORK_ITEMS, 'queue'] });
    const rows = seen
      .map(([, data]) => data?.pages.flatMap(({ workItems }) => workItems) ?? [])
      .find((each) => each.some(({ workItemId }) => workItemId === item.workItemId));
    if (rows) return rows;
    const query = { role: item.role, limit: LOOK_AHEAD, until: endOfDay(new Date()) };
    return (await call(ListWorkItems, { query })).workItems;
  }
  const go = (by: number) =>
    void queueOf().then((rows) => {
      const at = rows.findIndex(({ workItemId }) => workItemId === item.workItemId);
      const to = rows[at + by];
      if (to && (at >= 0 || by > 0)) navigate(`/work/${to.workItemId}`);
    });
  const focusRecord = () =>
    document.querySelector<HTMLElement>('.beside-record :is(a, button, [tabindex])')?.focus();
  const focusDecision = () => {
    const radio = choices().find(({ checked }) => checked) ?? choices().find(({ disabled }) => !disabled);
    (radio ?? document.getElementById('decision'))?.focus();
  };
  const choose = (index: number) => {
    const radio = choices()[index];
    radio?.focus();
    radio?.click();
  };
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    c: onClaim,
    d: focusDecision,
    r: focusRecord,
    u: () => navigate('/work'),
    '?': onSheet,
    ...Object.fromEntries(DIGITS.map((digit, index) => [digit, () => choose(index)])),
  });
}
