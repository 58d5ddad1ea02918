import type { CaseFile } from '../case/case-file.ts';
import { stageRules } from '../case/case-rules.ts';
import type { Answer } from '../case/change.ts';
import { isAskingStage, missingFor } from '../case/consent-work.ts';
import type { Command } from '../kernel/actor.ts';
import { escalationSchedule } from '../work-item/open-work-item.ts';

/**
 * The input of a stage's workflow: ids of whom or what it is about, how many members' consent is missing, and for
 * each kind of work item the seconds to wait in each round. It changes nothing and can be repeated.
 */
export function beginStage(file: CaseFile, stage: string, command: Command): Answer {
  const rounds = Object.fromEntries(
    file.rules.kinds
      .filter((kind) => kind.stage === stage)
      .map((kind) => [kind.kind, escalationSchedule(file, kind.kind, command.at)]),
  );
  const particular = stageRules(file, stage).begins?.(file, command.at);
  if (!isAskingStage(stage)) return { rounds, ...particular };
  return {
    rounds: { ...rounds, 'consent-request': escalationSchedule(file, 'consent-request', command.at) },
    unconsented: missingFor(file, stage, command.at).length,
    ...particular,
  };
}
