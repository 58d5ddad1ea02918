import { doneBeforeTravel, doneLever, forNewcomers } from '../../domain/case/case-rules.ts';
import { withStage } from '../../domain/case/change.ts';
import { whyJoined } from '../../domain/household/why-joined.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { carriedSessions } from './carried-sessions.ts';
import { groupNamed, groupsDue, membersToOrient, topicsOf } from './groups.ts';
import { orientationException, orientationSession } from './orientation-session.ts';
import { whyGroupDue } from './why-group.ts';

const NAME = 'cultural-orientation';

export const culturalOrientationStage = {
  name: NAME,
  kinds: [orientationSession, orientationException],
  begins: (file, at) => ({
    subjects: groupsDue(file, at).map(({ id }) => id),
    sessionsBeforeDecision: file.policy.orientation.sessionsBeforeDecision,
  }),
  settles: (file, at) =>
    membersToOrient(file, file.orientation, at).length === 0
      ? { stages: withStage(file.case.stages, NAME, 'completed', 'oriented', at) }
      : undefined,
  shows(file, item, at) {
    const group = groupsDue(file, at).find(({ id }) => id === item.subject)?.members;
    const about = groupNamed(file.policy, item.subject);
    return {
      topics: [...topicsOf(file.policy, about)],
      ...(group ? { group } : {}),
      ...(about?.assessed ? { needed: [{ decision: 'held', fields: ['knewBefore', 'learned'] }] } : {}),
    };
  },
  explains: (file, { kind, subject }, at) =>
    [kind === 'orientation-session' ? whyGroupDue(file, subject ?? '', at) : undefined].filter(
      (why) => why !== undefined,
    ),
  reopenedBy: forNewcomers,
  carried: (file, members, to) => carriedSessions(file, members, to),
  beforeTravel: doneBeforeTravel('cultural-orientation'),
  travelLevers: doneLever('cultural-orientation'),
  whyReopened: (file) => whyJoined(file, NAME, forNewcomers),
  goesBy: ({ orientation }) => orientation,
} satisfies StageModule;
