import type { CaseFile } from '../../domain/case/case-file.ts';
import { doneBeforeTravel, doneLever } from '../../domain/case/case-rules.ts';
import { withStage } from '../../domain/case/change.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { bestInterests } from './best-interests.ts';
import { proceduresOpen } from './procedures.ts';
import { whyDue } from './why-due.ts';

const NAME = 'best-interests';

const isDue = (file: CaseFile, personId: string, at: string): boolean =>
  proceduresOpen(file, at).some((procedure) => procedure.personId === personId);

export const bestInterestsStage = {
  name: NAME,
  kinds: [bestInterests],
  begins: (file, at) => ({ subjects: proceduresOpen(file, at).map(({ personId }) => personId) }),
  settles: (file, at) =>
    proceduresOpen(file, at).length === 0
      ? { stages: withStage(file.case.stages, NAME, 'skipped', 'no-procedure-due', at) }
      : undefined,
  settledAs: 'best-interests.not-needed',
  reopenedBy: (before, after, personId, at) =>
    isDue(after, personId, at) && !isDue(before, personId, at) ? 'child-corrected' : undefined,
  carried: (file, members, { case: { id: caseId } }) =>
    file.bestInterests
      .filter(({ personId }) => members.includes(personId))
      .map((record) => ({ ...record, caseId })),
  beforeTravel: doneBeforeTravel('best-interests'),
  travelLevers: doneLever('best-interests'),
  explains: (file, { subject }, at) => [whyDue(file, subject ?? '', at)].filter((why) => why !== undefined),
  goesBy: ({ bestInterests: rules }) => rules,
} satisfies StageModule;
