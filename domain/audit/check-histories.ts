import type { ToldExecution } from './archived-execution.ts';
import { digestOfText, endingOf, executionInText, toldIn } from './archived-execution.ts';
import type { AuditEntry } from './audit-entry.ts';

/**
 * What can be wrong with the histories of ended executions: one is not what was archived (`history-changed`) or is that of
 * another execution (`history-exchanged`), is gone (`history-missing`), or no entry tells of it (`history-unknown`); Step
 * Functions shows another one than was archived (`journal-changed`); an entry names an execution in whose history there is
 * no such event (`event-missing`).
 */
export const HISTORY_PROBLEMS = [
  'history-changed',
  'history-exchanged',
  'history-missing',
  'history-unknown',
  'journal-changed',
  'event-missing',
] as const;

export interface HistoryFinding {
  /** The entry that tells of the execution; 0 if none does. */
  readonly seq: number;
  readonly problem: (typeof HISTORY_PROBLEMS)[number];
  /** The execution, with `#` and the number of its redrive if it had one. */
  readonly record: string;
}

/** The history of an ended execution as somebody holds it; without a text if it cannot be unpacked. */
export interface OpenedHistory {
  readonly executionId: string;
  readonly redriveCount: number;
  readonly text: string | undefined;
}

export interface CheckedHistories {
  /** Histories that are as the chain says. */
  readonly proved: number;
  readonly findings: readonly HistoryFinding[];
}

type Told = ToldExecution & { readonly seq: number };

/** What is wrong with a history that an entry tells of. */
function problemOf(told: Told, held: OpenedHistory | undefined, digests: ReadonlySet<string>) {
  if (!held) return 'history-missing';
  if (held.text === undefined) return 'history-changed';
  const digest = digestOfText(held.text);
  const execution = executionInText(held.text);
  const own = execution && `${execution.workflow}.${execution.name}` === told.executionId;
  if (digest === told.digest) return own ? undefined : 'history-exchanged';
  return digests.has(digest) || (execution && !own) ? 'history-exchanged' : 'history-changed';
}

/** Entries that say that something was done to an execution, of which its history knows nothing. */
function unheard(entries: readonly AuditEntry[], histories: readonly OpenedHistory[]): HistoryFinding[] {
  const last = new Map<string, OpenedHistory>();
  for (const one of histories)
    if ((last.get(one.executionId)?.redriveCount ?? -1) < one.redriveCount) last.set(one.executionId, one);
  const redrives = new Map<string, number>();
  const findings: HistoryFinding[] = [];
  for (const { seq, facts } of entries)
    for (const { act, subject = '' } of facts) {
      const held = last.get(subject);
      if (act !== 'execution.redriven' || !held) continue;
      const count = (redrives.get(subject) ?? 0) + 1;
      redrives.set(subject, count);
      const execution = executionInText(held.text ?? '');
      const events = execution?.events.filter(({ type }) => type === 'ExecutionRedriven').length ?? 0;
      if (count > events) findings.push({ seq, problem: 'event-missing', record: subject });
    }
  return findings;
}

/** Compares histories with what the entries of a whole chain tell of them, and with what Step Functions shows now. */
export function checkHistories(
  entries: readonly AuditEntry[],
  histories: readonly OpenedHistory[],
  shown: Readonly<Record<string, string>> = {},
): CheckedHistories {
  const told = new Map<string, Told>();
  for (const entry of entries)
    for (const one of toldIn(entry)) told.set(endingOf(one), { ...one, seq: entry.seq });
  const held = new Map(histories.map((one) => [endingOf(one), one]));
  const digests = new Set([...told.values()].map(({ digest }) => digest));
  const findings: HistoryFinding[] = [];
  let proved = 0;
  for (const [record, one] of told) {
    const problem = problemOf(one, held.get(record), digests);
    if (problem) findings.push({ seq: one.seq, problem, record });
    else proved += 1;
    const now = shown[record];
    if (now !== undefined && now !== one.digest)
      findings.push({ seq: one.seq, problem: 'journal-changed', record });
  }
  for (const record of held.keys())
    if (!told.has(record)) findings.push({ seq: 0, problem: 'history-unknown', record });
  return { proved, findings: [...findings, ...unheard(entries, histories)] };
}
