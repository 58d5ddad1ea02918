import type { Case } from '../domain/case/case.ts';
import { PREPARATION } from '../domain/casework/plan-stages.ts';
import { differences } from '../domain/policy/differences.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { patienceFor } from '../domain/policy/policy.ts';
import type { StageName } from '../domain/policy/stage-name.ts';
import { ANY_WORK_KINDS } from './any-kind.ts';
import type { PolicyEffect } from './policy-effect.ts';
import { STAGES } from './stages.ts';
import { WORK_ITEM_KINDS } from './work-item-kinds.ts';

/** The part of a case on which the effect of a policy depends. */
export type PolicyBound = Pick<Case, 'status' | 'priority' | 'office' | 'stages'>;

const differ = (before: unknown, after: unknown): boolean => differences(before, after).length > 0;

/** What each stage of a policy depends on, in addition to the deadlines of its work. */
const rulesOf = (policy: Policy): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    STAGES.filter(({ name }) => policy.stages.some((stage) => stage === name)).map(({ name, goesBy }) => [
      name,
      goesBy?.(policy) ?? null,
    ]),
  );

/** What a case depends on at any stage. */
const alwaysOf = (policy: Policy, office: string) => ({
  consent: { ...policy.consent, majority: policy.bestInterests.majority },
  access: policy.access,
  tracing: policy.tracing,
  renewal: policy.renewal,
  today: policy.intake.timeZones[office],
});

/** The stages that a case still has ahead under a policy; a closing case has only its closure. */
const ahead = ({ status, stages }: PolicyBound, policy: Policy): StageName[] =>
  policy.stages.filter((stage) => {
    if (status === 'closing') return stage === 'closure';
    return stages[stage]?.status !== 'completed' && stages[stage]?.status !== 'skipped';
  });

const prepares = (stage: StageName): boolean => PREPARATION.includes(stage);

/** What comes before a stage; parallel stages have no order among themselves. */
const before = (stages: readonly StageName[], stage: StageName, known: readonly StageName[]): string =>
  stages
    .slice(0, stages.indexOf(stage))
    .filter((earlier) => known.includes(earlier) && !(prepares(stage) && prepares(earlier)))
    .toSorted()
    .join(' ');

function stageEffects(bound: PolicyBound, own: Policy, draft: Policy): PolicyEffect[] {
  const [was, willBe] = [ahead(bound, own), ahead(bound, draft)];
  const moved = willBe.filter(
    (stage) =>
      was.includes(stage) &&
      before(own.stages, stage, draft.stages) !== before(draft.stages, stage, own.stages),
  );
  const as = (effect: PolicyEffect['effect'], stages: readonly StageName[]) =>
    stages.map((subject): PolicyEffect => ({ effect, subject }));
  return [
    ...as(
      'stage-added',
      willBe.filter((stage) => !own.stages.includes(stage)),
    ),
    ...as(
      'stage-removed',
      was.filter((stage) => !draft.stages.includes(stage)),
    ),
    ...as('stage-moved', moved),
  ];
}

/** The deadlines of work as they apply to a case of this priority. */
function countedPatience(policy: Policy, kind: string, priority: Case['priority']) {
  const { remindAfter, due, escalateEvery, byPriority } = patienceFor(policy, kind);
  const own = priority === 'normal' ? undefined : byPriority?.[priority];
  return { remindAfter, escalateEvery, due: own ?? due };
}

function deadlineEffects(bound: PolicyBound, own: Policy, draft: Policy): PolicyEffect[] {
  const changed = WORK_ITEM_KINDS.filter(({ kind }) =>
    differ(countedPatience(own, kind, bound.priority), countedPatience(draft, kind, bound.priority)),
  ).map(({ stage }) => (stage === 'family-tracing' ? 'tracing' : stage));
  const subjects = [...staying(bound, own, draft), 'tracing' as const];
  return subjects
    .filter((subject) => changed.includes(subject))
    .map((subject) => ({ effect: 'deadlines', subject }));
}

/** The remaining stages that both policies have. */
const staying = (bound: PolicyBound, own: Policy, draft: Policy): StageName[] =>
  ahead(bound, draft).filter((stage) => own.stages.includes(stage));

function ruleEffects(bound: PolicyBound, own: Policy, draft: Policy): PolicyEffect[] {
  const [stagesWere, stagesAre] = [rulesOf(own), rulesOf(draft)];
  const [were, are] = [alwaysOf(own, bound.office), alwaysOf(draft, bound.office)];
  const always = (Object.keys(are) as (keyof typeof are)[]).filter((subject) =>
    differ(were[subject], are[subject]),
  );
  const changed = staying(bound, own, draft).filter((stage) => differ(stagesWere[stage], stagesAre[stage]));
  return [...changed, ...always].map((subject) => ({ effect: 'rules', subject }));
}

/**
 * How a draft policy would differ for a case that is open under `own`, leaving out what it has already passed.
 * Nothing happens to the case: it keeps the version under which it was registered.
 */
export const effectsOn = (bound: PolicyBound, own: Policy, draft: Policy): PolicyEffect[] => [
  ...stageEffects(bound, own, draft),
  ...deadlineEffects(bound, own, draft),
  ...ruleEffects(bound, own, draft),
];

/** Whether work about sponsors changes; it follows the newest resettlement policy. */
export const touchesSponsors = (current: Policy, draft: Policy): boolean =>
  draft.programme === 'resettlement' &&
  (current.sponsorship.renewVettingBefore !== draft.sponsorship.renewVettingBefore ||
    ANY_WORK_KINDS.some(
      ({ kind }) =>
        !WORK_ITEM_KINDS.some((other) => other.kind === kind) &&
        differ(patienceFor(current, kind), patienceFor(draft, kind)),
    ));
