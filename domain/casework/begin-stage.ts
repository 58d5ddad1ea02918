import { WORK_ITEM_KINDS } from '../../registry/work-item-kinds.ts';
import { proceduresOpen } from '../../stages/best-interests/procedures.ts';
import { groupsDue } from '../../stages/cultural-orientation/groups.ts';
import { membersToExamine } from '../../stages/health-assessment/validity.ts';
import { nextVisit } from '../../stages/post-arrival-follow-up/schedule.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Answer } from '../case/change.ts';
import { isAskingStage, missingFor } from '../case/consent-work.ts';
import type { Command } from '../kernel/actor.ts';
import { later, plus, secondsOf } from '../kernel/calendar.ts';
import { roundsOf } from '../work-item/open-work-item.ts';

/**
 * What a stage's workflow starts from: whom or what it is about (ids), how many members' consent it lacks, and for each
 * kind of work item how many seconds to wait in each round. Changes nothing, so it can be asked again.
 */
export function beginStage(file: CaseFile, stage: string, command: Command): Answer {
  const rounds = Object.fromEntries(
    WORK_ITEM_KINDS.filter((kind) => kind.stage === stage).map((kind) => [
      kind.kind,
      roundsOf(file, kind.kind, command.at),
    ]),
  );
  if (!isAskingStage(stage)) return { rounds, ...subjectsOf(file, stage, command) };
  return {
    rounds: { ...rounds, 'consent-request': roundsOf(file, 'consent-request', command.at) },
    unconsented: missingFor(file, stage, command.at).length,
    ...subjectsOf(file, stage, command),
  };
}

/** Until when an execution that starts now may begin a wait; one that waits for `dueAt` first may wait for it. */
const renewAt = (file: CaseFile, at: string, dueAt = at): string =>
  later(plus(at, file.policy.renewal.stageAfter), plus(dueAt, 'P1D'));

function subjectsOf(file: CaseFile, stage: string, command: Command): Answer {
  switch (stage) {
    case 'best-interests':
      return { subjects: proceduresOpen(file, command.at).map((procedure) => procedure.personId) };
    case 'health-assessment':
      return { subjects: membersToExamine(file, command.at).map((person) => person.id) };
    case 'cultural-orientation': {
      const { sessionsBeforeDecision } = file.policy.orientation;
      return { subjects: groupsDue(file, command.at).map((group) => group.id), sessionsBeforeDecision };
    }
    case 'sponsorship':
      return {
        offersBeforeDecision: file.policy.sponsorship.offersBeforeDecision,
        promised: file.offers.find(({ status }) => status === 'promised')?.id ?? null,
        recheckSeconds: secondsOf(command.at, file.policy.sponsorship.recheckAfter),
      };
    case 'travel':
      return {
        documentsReady: file.travel?.documents === 'ready',
        departed: file.travel?.departedAt !== undefined,
      };
    case 'post-arrival-follow-up':
      return {
        next: nextVisit(file.followUp) ?? null,
        renewAt: renewAt(file, command.at, nextVisit(file.followUp)?.dueAt),
      };
    case 'family-tracing':
      return { renewAt: renewAt(file, command.at) };
    default:
      return {};
  }
}
