import type { CaseFile } from '../case/case-file.ts';
import { stageDone } from '../case/case-file.ts';
import { stageRules } from '../case/case-rules.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import type { Command } from '../kernel/actor.ts';
import { isBefore, plus } from '../kernel/calendar.ts';
import { STAGES } from '../kernel/catalogue.ts';
import { CaseError } from '../kernel/errors.ts';
import { STAGE_NAMES, type StageName } from '../policy/stage-name.ts';
import { escalationSchedule } from '../work-item/open-work-item.ts';
import { awaitedWork, SPONSOR_SEARCH } from './awaited-work.ts';
import { comeOfAge } from './come-of-age.ts';
import { askedBefore } from './submission-details.ts';
import { waiverAskedBefore } from './waivable-gates.ts';

/** A run that plans more often than this makes no progress; it ends as a supervisor's work item. */
const MAX_PLANS = 100;
/** The stages that run in parallel. */
export const PREPARATION: readonly StageName[] = STAGE_NAMES.filter((name) => STAGES[name].parallel);

/** Steps beside which a run can wait for other work: the household has left. */
const ATTENDED: readonly NextStep[] = [
  'closure',
  ...STAGE_NAMES.filter((name) => name === 'travel' || STAGES[name].needs.some((need) => need === 'travel')),
];

/** What the parent workflow does next: one stage, the preparation stages in parallel, or the end. */
export type NextStep = StageName | 'preparation' | 'renewal' | 'end';

/** The stages that a step begins. */
const stagesOf = (file: CaseFile, next: NextStep): StageName[] => {
  if (next === 'preparation') return PREPARATION.filter((stage) => isDue(file, stage));
  return next === 'end' || next === 'renewal' ? [] : [next];
};

/** The first stage of the programme that is not done. */
export function nextStage(file: Pick<CaseFile, 'case' | 'policy'>): NextStep {
  if (file.case.status === 'closed' || file.case.status === 'registered') return 'end';
  if (file.case.status === 'closing') return 'closure';
  const stage = file.policy.stages.find((name) => !stageDone(file, name)) as StageName | undefined;
  if (stage === undefined) return 'end';
  return PREPARATION.includes(stage) ? 'preparation' : stage;
}

/**
 * Plans the parent workflow's next step from the completed stages, so that a run can be restarted at any time. A run
 * older than the programme allows is renewed before Step Functions ends it after a year. A run that has been replaced
 * by another ends, even if its request comes late.
 */
export function planStages(
  file: CaseFile,
  run: {
    startedAt: string;
    plans: number;
    number?: number | undefined;
    /** Whether its workflow can ask about waivers; one that began earlier cannot. */
    waivers?: boolean | undefined;
    /** Whether its workflow waits for other work beside a stage; one that cannot is replaced by one that can. */
    attends?: boolean | undefined;
  },
  command: Command,
): Change {
  if (run.number !== undefined && run.number < file.case.run) return noChange({ next: 'end' });
  if (run.plans > MAX_PLANS)
    throw new CaseError('WrongState', `Expected a run to reach its end within ${MAX_PLANS} plans.`);
  const grown = comeOfAge(file, command.at);
  const settled = mergeChanges(grown, settle(withGrown(file, grown), command));
  const current = { ...file, case: { ...file.case, stages: settled.patch.stages ?? file.case.stages } };
  const next = nextStage(current);
  if (next === 'end') return mergeChanges(settled, noChange({ next }));
  const renewAt = plus(run.startedAt, file.policy.renewal.caseAfter);
  const awaited = ATTENDED.includes(next) ? awaitedWork(current) : [];
  if (isBefore(renewAt, command.at) || (awaited.length > 0 && !run.attends))
    return mergeChanges(settled, {
      patch: { run: file.case.run + 1 },
      writes: [],
      facts: [{ act: 'case.renewed', details: { run: file.case.run + 1 } }],
      answer: { next: 'renewal' },
    });
  const needs = Object.fromEntries(PREPARATION.map((stage) => [stage, isDue(current, stage)]));
  const due = stagesOf(current, next);
  const asked = askedBefore(current, due) ?? (run.waivers ? waiverAskedBefore(current, due) : undefined);
  const kinds = [
    ...['closure-approval', 'failed-stage', ...(asked ? [asked.kind] : [])],
    ...awaited.map(({ kind }) => kind).filter((kind) => kind !== SPONSOR_SEARCH),
  ];
  const rounds = Object.fromEntries(kinds.map((kind) => [kind, escalationSchedule(file, kind, command.at)]));
  if (asked) return mergeChanges(settled, noChange({ next: asked.kind, asking: asked.stage, needs, rounds }));
  if (awaited.length > 0)
    return mergeChanges(settled, noChange({ next: 'attended', asking: next, awaited, needs, rounds }));
  return mergeChanges(settled, noChange({ next, needs, rounds }));
}

/**
 * Completes the next stages that have nothing to do, so that no workflow starts that could not complete them: no
 * best-interests procedure is due, the last member to be examined or oriented has left, or every visit has been made.
 */
function settle(file: CaseFile, command: Command): Change {
  const next = nextStage(file);
  const due =
    next === 'preparation' ? PREPARATION.filter((stage) => isDue(file, stage)) : [next as StageName];
  for (const stage of due) {
    const { settles, settledAs: act = 'stage.settled' } = stageRules(file, stage);
    const patch = settles?.(file, command.at);
    if (!patch) continue;
    const settled: Change = { patch: patch, writes: [], facts: [{ act, subject: stage }], answer: {} };
    const current = { ...file, case: { ...file.case, stages: patch.stages ?? file.case.stages } };
    return mergeChanges(settled, settle(current, command));
  }
  return noChange({});
}

/** The case file with the members as they are once they have come of age. */
const withGrown = (file: CaseFile, { writes }: Change): CaseFile => ({
  ...file,
  persons: file.persons.map(
    (person) => writes.find((put): put is Person => put.type === 'person' && put.id === person.id) ?? person,
  ),
});

const isDue = (file: CaseFile, stage: StageName): boolean =>
  file.policy.stages.includes(stage) && !stageDone(file, stage);
