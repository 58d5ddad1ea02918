import type { ImportReportData, Outcome } from './use-import.ts';

export const countOf = ({ households }: ImportReportData, outcome: Outcome): number =>
  households.filter((each) => each.outcome === outcome).length;

interface Why {
  readonly why: 'already' | 'waiting' | 'elsewhere' | 'rows' | 'empty';
  readonly count: number;
}

/** The result for a file as a whole and, if nothing was registered, every reason. */
export function outcomeOf(report: ImportReportData): {
  done: 'done' | 'partly' | 'nothing';
  reasons: readonly Why[];
} {
  const registered = countOf(report, 'registered');
  const waits = report.rejectedRows.length > 0;
  if (registered > 0) return { done: waits ? 'partly' : 'done', reasons: [] };
  const waiting = countOf(report, 'waiting');
  const reasons: readonly Why[] = [
    { why: 'already', count: countOf(report, 'already-registered') },
    { why: 'waiting', count: waiting },
    { why: 'elsewhere', count: countOf(report, 'other-office') },
    { why: 'rows', count: report.households.length === 0 ? report.rejectedRows.length : 0 },
  ];
  const told = reasons.filter(({ count }) => count > 0);
  return { done: 'nothing', reasons: told.length > 0 ? told : [{ why: 'empty', count: 0 }] };
}
