import type { CaseFile } from '../case/case-file.ts';
import { linesOf } from '../plan/lines.ts';
import type { PlanLine } from '../plan/service-plan.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { OWED_DUTY } from './owed-duty.ts';

/** What a run waits for beside the stage that it is in: work of a kind, or the search for another sponsor. */
export interface Awaited {
  readonly kind: string;
  readonly subject: string;
}

export const SPONSOR_SEARCH = 'sponsor-search';

/** Kinds that follow from a stage after the journey, and that the case's run waits for. */
const AWAITED_KINDS: ReadonlySet<string> = new Set([
  ...[OWED_DUTY, 'receiving-clinic', 'care-on-arrival', 'sponsorship-breakdown'],
  ...['follow-up-action', 'protection-concern'],
]);

/** Executions that wait for their work by themselves: what a message asked for, and what began before runs waited. */
const WAITS_BY_ITSELF = /:(case-attention|follow-up-action):|:sponsorship:.*-sought-/;
const SEEKS_BY_ITSELF = /:sponsorship:.*-sought-/;

/** Whether the work of an item is waited for by an execution that no run waits for. */
export const waitsByItself = ({ execution }: WorkItem): boolean => WAITS_BY_ITSELF.test(execution);

/** The work that a line with a day is done in; undefined for a line that visits settle. */
function workOfLine(whom: string, { id, source, state, dueAt }: PlanLine): Awaited | undefined {
  if (state !== 'planned' || dueAt === undefined) return undefined;
  if (source.kind === 'waived-duty') return { kind: OWED_DUTY, subject: id };
  if (source.kind !== 'health-assessment') return undefined;
  return { kind: source.reference === 'at-once' ? 'care-on-arrival' : 'receiving-clinic', subject: whom };
}

const owedWork = (file: CaseFile): Awaited[] =>
  linesOf(file).flatMap(({ whom, line }) => workOfLine(whom, line) ?? []);

/** A household whose sponsorship broke down is found a safe place, by protection too where it was not safe. */
function workAfterBreakdown({ offers, workItems, case: { stages } }: CaseFile): Awaited[] {
  const isAnswered = (kind: string, subject: string) =>
    workItems.some((item) => item.kind === kind && item.subject === subject && !isOpen(item));
  const asked = offers
    .filter(({ status }) => status === 'broken-down')
    .flatMap(({ id: subject, reasonCode }): Awaited[] => [
      { kind: 'sponsorship-breakdown', subject },
      ...(reasonCode === 'safety' ? [{ kind: 'protection-concern', subject }] : []),
    ])
    .filter(({ kind, subject }) => !isAnswered(kind, subject));
  const { outcome } = stages.sponsorship ?? {};
  return [
    ...asked.filter(({ kind }) => kind === 'protection-concern' || outcome === 'broken-down'),
    ...(outcome === 'sought-anew' ? [{ kind: SPONSOR_SEARCH, subject: SPONSOR_SEARCH }] : []),
  ];
}

/**
 * What a case's run waits for beside its stage, once the household has left: what a waiver left to be done, clinics that
 * receive somebody, a sponsorship that broke down. A case that is being closed begins nothing new.
 */
export function awaitedWork(file: CaseFile): Awaited[] {
  if (file.travel?.departedAt === undefined) return [];
  const open = file.workItems.filter(isOpen);
  const begun = open
    .filter((item) => AWAITED_KINDS.has(item.kind))
    .map(({ kind, subject = '' }) => ({ kind, subject }));
  const follows = file.case.status === 'active' ? [...owedWork(file), ...workAfterBreakdown(file)] : [];
  const elsewhere = open.filter(waitsByItself);
  const isElsewhere = ({ kind, subject }: Awaited) =>
    elsewhere.some((item) =>
      kind === SPONSOR_SEARCH
        ? SEEKS_BY_ITSELF.test(item.execution)
        : item.kind === kind && item.subject === subject,
    );
  const all = new Map([...begun, ...follows].map((one) => [`${one.kind} ${one.subject}`, one]));
  return [...all.values()].filter((one) => !isElsewhere(one));
}

/**
 * The case goes on in a new run that waits for what is new too. What is open is not asked again: the new run takes it
 * over.
 */
export const inNewRun = ({ case: { run } }: Pick<CaseFile, 'case'>) => ({
  run: run + 1,
  ...(run > 0 ? { interruptedRun: run } : {}),
});
