import type { CaseFile } from '../domain/case/case-file.ts';
import { whyConsentAsked } from '../domain/case/why-consent.ts';
import type { Why } from '../domain/kernel/why.ts';
import { WhySchema } from '../domain/kernel/why.ts';
import { StageNameSchema } from '../domain/policy/stage-name.ts';
import { whyEscalated } from '../domain/work-item/why-escalated.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';
import { STAGES } from './stages.ts';

/** Why a stage is open again. */
export const StageWhySchema = WhySchema.extend({ stage: StageNameSchema });

const whyOpenAgain = (file: CaseFile, stage: WorkItem['stage']): readonly Why[] => {
  const why =
    stage !== 'family-tracing' && file.case.stages[stage]?.status === 'reopened'
      ? STAGES.find(({ name }) => name === stage)?.whyReopened?.(file)
      : undefined;
  return why === undefined ? [] : [why];
};

/** Why stages of a case are open again, and what would have left them as they were. */
export const whyOfCase = (file: CaseFile): (Why & { stage: WorkItem['stage'] })[] =>
  STAGES.flatMap(({ name: stage }) => whyOpenAgain(file, stage).map((why) => ({ ...why, stage })));

/** Which rules opened or hold up a piece of work, and what would have decided otherwise. */
export const whyOfWork = (file: CaseFile, item: WorkItem, at: string): readonly Why[] => [
  ...(STAGES.find(({ name }) => name === item.stage)?.explains?.(file, item, at) ?? []),
  ...whyOpenAgain(file, item.stage),
  ...[
    item.kind === 'consent-request' ? whyConsentAsked(file, item.subject, at) : undefined,
    whyEscalated(file, item),
  ].filter((why) => why !== undefined),
];
