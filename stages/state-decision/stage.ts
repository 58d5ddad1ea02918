import type { CaseFile } from '../../domain/case/case-file.ts';
import { joinedSince, stageDone } from '../../domain/case/case-file.ts';
import { doneBeforeTravel, forNewcomers, JOINED } from '../../domain/case/case-rules.ts';
import { noChange, withStage } from '../../domain/case/change.ts';
import { whyJoined } from '../../domain/household/why-joined.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { appealDecision, appealStands, stateAppeal } from './appeal.ts';
import { cameOfAge } from './came-of-age.ts';
import { isSecurityValidOn, SECURITY_EXPIRES, whySecurityExpires } from './security.ts';
import { stateDecision } from './state-decision.ts';
import { stateDecisionLevers } from './travel-levers.ts';
import { undecided } from './undecided.ts';

const NAME = 'state-decision';

/** Whether the state has decided on the household, even if it is deciding on somebody who joined since. */
const hasDecided = (file: CaseFile): boolean => {
  const state = file.case.stages[NAME];
  return stageDone(file, NAME) || (state?.status === 'reopened' && state.outcome === JOINED);
};

export const stateDecisionStage = {
  name: NAME,
  kinds: [stateDecision, stateAppeal, appealDecision],
  begins: (file) => ({ appeal: appealStands(file) }),
  holdsForParted: true,
  reopenedBy: forNewcomers,
  recomposed: (before, after) => ({
    ...noChange({}),
    writes: hasDecided(before)
      ? joinedSince(before, after).map((person) => ({ ...person, undecided: true as const }))
      : [],
  }),
  settles(file, at) {
    const state = file.case.stages[NAME];
    return state?.status === 'reopened' && state.outcome === JOINED && undecided(file).length === 0
      ? { stages: withStage(file.case.stages, NAME, 'completed', 'accepted', at) }
      : undefined;
  },
  beforeTravel: (file, day) => [
    ...(isSecurityValidOn(file, day) ? doneBeforeTravel(NAME)(file) : [NAME]),
    ...(cameOfAge(file, day).length > 0 ? ['own-consent'] : []),
  ],
  renewedForTravel: (file) => (stageDone(file, NAME) ? SECURITY_EXPIRES : undefined),
  travelLevers: stateDecisionLevers,
  whyReopened: (file) => whyJoined(file, NAME, forNewcomers) ?? whySecurityExpires(file),
  goesBy: ({ stateDecision: decision }) => decision,
} satisfies StageModule;
