import type { Case } from '../../case/case.ts';
import type { CaseOverview } from '../../case/case-overview.ts';
import { PREPARATION } from '../../casework/plan-stages.ts';
import { stagesUnderWay } from '../../casework/under-way.ts';
import { isBefore, later } from '../../kernel/calendar.ts';
import { PROGRAMMES, STAGES } from '../../kernel/catalogue.ts';
import type { Policy } from '../../policy/policy.ts';
import type { StageName } from '../../policy/stage-name.ts';

/** The stage whose end is the arrival of the household. */
export const ARRIVAL: StageName = 'travel';

/** What the course of a case is read from: its record with its stages, and the policy that it keeps. */
export interface CourseSource {
  readonly caseRecord: Case;
  readonly overview: CaseOverview;
  readonly policy: Pick<Policy, 'stages'>;
}

/**
 * A case in a stage, from when to when; without `to` it is there now. `through`: the stage was completed and the case
 * went on; `ended`: the case left the programme there; `skipped`: somebody or a rule left the stage out.
 */
export interface Stay {
  readonly stage: StageName;
  readonly from: string;
  readonly to?: string;
  readonly how: 'now' | 'through' | 'ended' | 'skipped';
}

/** A case on its way through the stages, as far as figures need it. */
export interface Course extends CourseSource {
  readonly stays: readonly Stay[];
  /** When the household arrived. */
  readonly arrivedAt?: string;
}

const isParallel = (stage: StageName): boolean => PREPARATION.includes(stage);

/** The stages that have to be over before this one begins: parallel ones do not wait for each other. */
export function stagesBefore(stages: readonly StageName[], stage: StageName): readonly StageName[] {
  const first = isParallel(stage) ? stages.findIndex(isParallel) : stages.indexOf(stage);
  return stages.slice(0, Math.max(0, first));
}

const isOver = ({ stages }: Case, stage: StageName): boolean =>
  stages[stage]?.status === 'completed' || stages[stage]?.status === 'skipped';

/** When the last stage before this one ended, not later than `latest`; the registration if none has. */
function beginningOf({ caseRecord, policy }: CourseSource, stage: StageName, latest?: string): string {
  return stagesBefore(policy.stages, stage)
    .filter((one) => isOver(caseRecord, one))
    .flatMap((one) => caseRecord.stages[one]?.at ?? [])
    .filter((at) => latest === undefined || !isBefore(latest, at))
    .reduce(later, caseRecord.registeredAt);
}

/** Where a case that closes left the programme; none if it went all the way or never began. */
function leftIn({ caseRecord, policy }: CourseSource): StageName | undefined {
  const { status, closing, programme, stages, run } = caseRecord;
  if ((status !== 'closing' && status !== 'closed') || closing === undefined || run === 0) return undefined;
  if (closing.outcome === PROGRAMMES[programme].outcome) return undefined;
  const ends = (stage: StageName): boolean =>
    (STAGES[stage].ends as readonly string[]).includes(closing.outcome) && stages[stage] !== undefined;
  return (
    policy.stages.find(ends) ??
    policy.stages.find((stage) => stage !== 'closure' && !isOver(caseRecord, stage))
  );
}

function stayIn(
  source: CourseSource,
  stage: StageName,
  now: ReadonlySet<StageName>,
  left?: StageName,
): Stay[] {
  const { caseRecord } = source;
  const state = caseRecord.stages[stage];
  if (now.has(stage)) {
    const from = state?.status === 'reopened' ? state.at : beginningOf(source, stage);
    return [{ stage, from, how: 'now' }];
  }
  if (state && state.status !== 'reopened') {
    const how = state.status === 'skipped' ? 'skipped' : stage === left ? 'ended' : 'through';
    return [{ stage, from: beginningOf(source, stage, state.at), to: state.at, how }];
  }
  if (stage !== left) return [];
  const to = caseRecord.stages.closure?.at;
  return [{ stage, from: beginningOf(source, stage), ...(to ? { to } : {}), how: 'ended' }];
}

/**
 * The course of a case, read from what its record keeps: when each stage ended. A stage begins when those before it are over;
 * of a stage that was done twice only the last time is known.
 */
export function courseOf(source: CourseSource): Course {
  const { caseRecord, policy } = source;
  const now = new Set(
    caseRecord.erasedAt ? [] : stagesUnderWay({ case: caseRecord, policy: policy as Policy }),
  );
  const left = leftIn(source);
  const arrival = caseRecord.stages[ARRIVAL];
  return {
    ...source,
    stays: policy.stages.flatMap((stage) => stayIn(source, stage, now, left)),
    ...(arrival?.status === 'completed' ? { arrivedAt: arrival.at } : {}),
  };
}
