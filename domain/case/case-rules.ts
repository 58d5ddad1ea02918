import type { CaseFile, StageRules } from './case-file.ts';
import { stageDone } from './case-file.ts';

/** What a stage says of itself; nothing of one that is not there. */
export const stageRules = ({ rules }: Pick<CaseFile, 'rules'>, stage: string): StageRules =>
  rules.stages.find(({ name }) => name === stage) ?? {};

/** Of a stage that has to be done before a journey where the programme has it. */
export const doneBeforeTravel =
  (stage: string) =>
  (file: CaseFile): string[] =>
    file.policy.stages.some((name) => name === stage) && !stageDone(file, stage) ? [stage] : [];
