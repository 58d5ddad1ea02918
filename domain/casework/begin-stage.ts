import type { CaseFile } from '../case/case-file.ts';
import { stageRules } from '../case/case-rules.ts';
import type { Answer } from '../case/change.ts';
import { isAskingStage, missingFor } from '../case/consent-work.ts';
import type { Command } from '../kernel/actor.ts';
import { escalationSchedule } from '../work-item/open-work-item.ts';

/**
 * What a stage's workflow starts from: whom or what it is about (ids), how many members' consent it lacks, and for each
 * kind of work item how many seconds to wait in each round. Changes nothing, so it can be asked again.
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
