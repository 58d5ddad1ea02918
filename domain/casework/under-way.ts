import type { CaseFile } from '../case/case-file.ts';
import { stageDone } from '../case/case-file.ts';
import type { WaitUntil } from '../case/case-overview.ts';
import { stageRules } from '../case/case-rules.ts';
import { isBefore, plus } from '../kernel/calendar.ts';
import type { StageName } from '../policy/stage-name.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { nextStage, PREPARATION } from './plan-stages.ts';

/** The stages that the case's workflow is in now: one, several in parallel, or none. */
export function stagesUnderWay(file: Pick<CaseFile, 'case' | 'policy'>): StageName[] {
  const next = nextStage(file);
  if (next === 'end' || next === 'renewal') return [];
  if (next !== 'preparation') return [next];
  return PREPARATION.filter((stage) => file.policy.stages.includes(stage) && !stageDone(file, stage));
}

/** Dates from a decision that the workflow waits for: when to ask again, or the days of a journey. */
const DATES = ['askAgainAt', 'fitnessAt', 'departureAt'] as const;

/** The latest work of each kind and subject in a stage: earlier decisions no longer count. */
function latestOf(file: CaseFile, stage: StageName): WorkItem[] {
  const latest = new Map<string, WorkItem>();
  for (const item of file.workItems.filter((one) => one.stage === stage)) {
    const known = latest.get(`${item.kind} ${item.subject}`);
    if (!known || isBefore(known.openedAt, item.openedAt)) latest.set(`${item.kind} ${item.subject}`, item);
  }
  return [...latest.values()];
}

function datesOf(file: CaseFile, stage: StageName): string[] {
  const told = latestOf(file, stage).flatMap(({ decision, kind }) => {
    if (!decision) return [];
    if (kind === 'placement-decision' && decision.code === 'continue')
      return [plus(decision.at, file.policy.sponsorship.recheckAfter)];
    return DATES.map((name) => decision.answer[name]).filter((value) => typeof value === 'string');
  });
  return [...told, ...(stageRules(file, stage).waitsFor?.(file) ?? [])];
}

/** For each stage in progress that has no open work for the whole case, the first date that lies ahead. */
export const waitsUntil = (file: CaseFile, at: string): WaitUntil[] =>
  stagesUnderWay(file).flatMap((stage) => {
    const busy = file.workItems.some((item) => item.stage === stage && isOpen(item));
    const ahead = busy ? [] : datesOf(file, stage).filter((date) => isBefore(at, date));
    const [first] = ahead.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    return first === undefined ? [] : [{ stage, at: first }];
  });
