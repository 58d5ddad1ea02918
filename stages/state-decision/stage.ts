import { joinedSince, stageDone } from '../../domain/case/case-file.ts';
import { doneBeforeTravel } from '../../domain/case/case-rules.ts';
import { noChange, withStage } from '../../domain/case/change.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { cameOfAge } from './came-of-age.ts';
import { stateDecision } from './state-decision.ts';
import { undecided } from './undecided.ts';

const NAME = 'state-decision';
/** Why it starts over when somebody joins: the state decides on them alone. */
const JOINED = 'member-joined';

export const stateDecisionStage = {
  name: NAME,
  kinds: [stateDecision],
  holdsForParted: true,
  reopenedBy: (before, after, personId) =>
    joinedSince(before, after).some(({ id }) => id === personId) ? JOINED : undefined,
  recomposed: (before, after) => ({
    ...noChange({}),
    writes: stageDone(before, NAME)
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
    ...doneBeforeTravel(NAME)(file),
    ...(cameOfAge(file, day).length > 0 ? ['own-consent'] : []),
  ],
  goesBy: ({ stateDecision: decision }) => decision,
} satisfies StageModule;
