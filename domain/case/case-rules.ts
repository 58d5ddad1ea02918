import { startOf } from '../kernel/calendar.ts';
import type { Lever } from '../kernel/smallest-change.ts';
import { switched } from '../kernel/smallest-change.ts';
import type { StageName } from '../policy/stage-name.ts';
import type { CaseFile, StageRules } from './case-file.ts';
import { joinedSince, stageDone } from './case-file.ts';
import { withStage } from './change.ts';

/** The rules of a stage; empty for a stage that does not exist. */
export const stageRules = ({ rules }: Pick<CaseFile, 'rules'>, stage: string): StageRules =>
  rules.stages.find(({ name }) => name === stage) ?? {};

/** Why a completed stage starts over for somebody who joins the household. */
export const JOINED = 'member-joined';
/** Starts a stage over for whoever joins the household (`reopenedBy`). */
export const forNewcomers: NonNullable<StageRules['reopenedBy']> = (before, after, personId) =>
  joinedSince(before, after).some(({ id }) => id === personId) ? JOINED : undefined;

/** True of a stage that must be done before a journey, if the programme has it. */
export const doneBeforeTravel =
  (stage: string) =>
  (file: CaseFile): string[] =>
    file.policy.stages.some((name) => name === stage) && !stageDone(file, stage) ? [stage] : [];

/** That a stage had been done by the day of a journey. */
export const doneLever =
  (stage: StageName) =>
  (file: CaseFile, day: string): readonly Lever<CaseFile>[] => {
    if (!file.policy.stages.includes(stage) || stageDone(file, stage)) return [];
    const done = ({ case: head, ...rest }: CaseFile): CaseFile => ({
      ...rest,
      case: { ...head, stages: withStage(head.stages, stage, 'completed', 'done', startOf(day)) },
    });
    return [switched('stage-done', done, { stage })];
  };
