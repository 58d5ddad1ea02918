import type { FoundCase, FoundSponsor } from '../../../contracts/api/find.ts';
import type { WorkItemRow } from '../../../contracts/api/work-items.ts';
import type { FoundAnything } from './use-find.ts';

export type Result =
  | { readonly kind: 'case'; readonly path: string; readonly row: FoundCase }
  | { readonly kind: 'sponsor'; readonly path: string; readonly row: FoundSponsor }
  | { readonly kind: 'work-item'; readonly path: string; readonly row: WorkItemRow }
  | { readonly kind: 'execution'; readonly path: string; readonly row: FoundAnything['executions'][number] };

/** Everything found, in the order in which it is shown and the arrows go. */
export const resultsOf = ({ cases, sponsors, workItems, executions }: FoundAnything): Result[] => [
  ...cases.map((row) => ({ kind: 'case' as const, path: `/cases/${row.caseId}`, row })),
  ...sponsors.map((row) => ({ kind: 'sponsor' as const, path: `/sponsors/${row.sponsorId}`, row })),
  ...workItems.map((row) => ({ kind: 'work-item' as const, path: `/work/${row.workItemId}`, row })),
  ...executions.map((row) => ({ kind: 'execution' as const, path: `/executions/${row.executionId}`, row })),
];

/** The next place in a list of this length, around its ends; -1 is none. */
export function moved(at: number, key: 'ArrowDown' | 'ArrowUp', length: number): number {
  if (length === 0) return -1;
  if (key === 'ArrowDown') return at + 1 >= length ? 0 : at + 1;
  return at <= 0 ? length - 1 : at - 1;
}
