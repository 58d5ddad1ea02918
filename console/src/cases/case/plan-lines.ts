import type { CaseView } from './use-case.ts';

export type Plan = CaseView['servicePlans'][number];
export type Line = Plan['lines'][number];

/** Sorted by when they are due; what is not due yet comes last. */
export const inOrder = (lines: readonly Line[]): Line[] =>
  [...lines].sort((a, b) => ((a.dueAt ?? '9999') < (b.dueAt ?? '9999') ? -1 : 1));
