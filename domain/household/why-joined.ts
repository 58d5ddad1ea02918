import type { CaseFile, StageRules } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import { switched, waysOtherwise } from '../kernel/smallest-change.ts';
import type { Why } from '../kernel/why.ts';
import type { StageName } from '../policy/stage-name.ts';

/** Who joined the household when a stage was opened again, and is still in it. */
export function joinedAt(file: CaseFile, stage: StageName): readonly string[] {
  const at = file.case.stages[stage]?.at;
  const joined = file.changes.flatMap(({ change, decidedAt, personId }) =>
    change.kind === 'joins' && decidedAt === at && personId !== undefined ? [personId] : [],
  );
  return activeMembers(file).flatMap(({ id }) => (joined.includes(id) ? [id] : []));
}

/** The household without somebody. */
export const without =
  (personId: string) =>
  (file: CaseFile): CaseFile => ({ ...file, persons: file.persons.filter(({ id }) => id !== personId) });

/** Why a stage started over for somebody who joined; undefined if nobody is left who did. */
export function whyJoined(
  file: CaseFile,
  stage: StageName,
  reopenedBy: NonNullable<StageRules['reopenedBy']>,
): Why | undefined {
  const state = file.case.stages[stage];
  const joined = joinedAt(file, stage);
  if (state === undefined || joined.length === 0) return undefined;
  const before = joined.reduce((rest, id) => without(id)(rest), file);
  const staysDone = (after: CaseFile) =>
    activeMembers(after).every(({ id }) => reopenedBy(before, after, id, state.at) === undefined);
  const levers = joined.map((id) => switched('not-joined', without(id), {}, id));
  return {
    rule: 'joined-household',
    values: { stage, day: state.at },
    ways: waysOtherwise(staysDone, file, levers),
  };
}
