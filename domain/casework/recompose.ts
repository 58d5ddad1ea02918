import type { Case, Outcome } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, stageDone } from '../case/case-file.ts';
import { stageRules } from '../case/case-rules.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange, withStage } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import type { Command } from '../kernel/actor.ts';
import { linesFollowing } from '../plan/end-lines.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import { withdrawnQuestions } from './expiring-papers.ts';
import { interruptCase } from './interrupt-case.ts';
import { hasArrived, isUnderWay } from './journey.ts';

/** The case file with these persons added or replaced. */
const withPersons = (file: CaseFile, changed: readonly Person[]): CaseFile => ({
  ...file,
  persons: [...file.persons.filter(({ id }) => !changed.some((one) => one.id === id)), ...changed],
});

/** The completed stages that start over for a household in which somebody is new or in another position. */
function reopened(file: CaseFile, after: CaseFile, at: string): Case['stages'] {
  const persons = activeMembers(after);
  return StageNameSchema.options.reduce((stages, stage) => {
    if (!stageDone(file, stage)) return stages;
    const { reopenedBy } = stageRules(file, stage);
    const because = persons.flatMap(({ id }) => reopenedBy?.(file, after, id, at) ?? [])[0];
    return because === undefined ? stages : withStage(stages, stage, 'reopened', because, at);
  }, file.case.stages);
}

/**
 * A household in which somebody has joined, left or changed position: stages that concern them start over, what was
 * prepared for another number of persons ends, and the case is planned again. If nobody is left it goes to closure.
 * Before a case starts, on the journey and after it, only the persons change: whoever lives is met on arrival.
 */
export function recompose(
  file: CaseFile,
  changed: readonly Person[],
  ending: { readonly outcome: Outcome; readonly reasonCode: string },
  command: Command,
): Change {
  const gone = changed.filter(({ status }) => status !== 'active').map(({ id }) => id);
  const questions = withdrawnQuestions(file.workItems, gone);
  const persons = changed.reduce<Change>(
    (change, person) => mergeChanges(change, linesFollowing(file, person, command)),
    { ...noChange({}), writes: [...changed, ...questions] },
  );
  const after = withPersons(file, changed);
  if (activeMembers(after).length === 0) return mergeChanges(persons, closing(file, ending, command));
  if (file.case.status !== 'active' || isUnderWay(file) || hasArrived(file)) return persons;
  const stages = reopened(file, after, command.at);
  const followed = file.rules.stages.reduce(
    (change, { recomposed }) =>
      recomposed ? mergeChanges(change, recomposed(file, after, command)) : change,
    persons,
  );
  return mergeChanges(interruptCase(file, undefined, command, ending.reasonCode), {
    ...followed,
    patch: { ...followed.patch, ...(stages === file.case.stages ? {} : { stages }) },
  });
}

/** Ends the case of a household that nobody is left of; one that never started goes straight to closure. */
function closing(
  file: CaseFile,
  ending: { readonly outcome: Outcome; readonly reasonCode: string },
  command: Command,
): Change {
  if (file.case.status !== 'registered') return interruptCase(file, ending, command, ending.reasonCode);
  return {
    ...noChange({}),
    patch: { status: 'closing', run: Math.max(file.case.run, 1), closing: ending },
  };
}
