import { STAGE_WORKFLOWS } from '../domain/kernel/catalogue.ts';

/**
 * The definition of every workflow, relative to the repository root. Its placeholders name functions and workflows.
 */
const DEFINITIONS = {
  'resettlement-case': 'state-machines/resettlement-case.asl.json',
  ...STAGE_WORKFLOWS,
  'case-attention': 'state-machines/case-attention.asl.json',
  'sponsor-vetting': 'state-machines/sponsor-vetting.asl.json',
  'notice-delivery': 'state-machines/notice-delivery.asl.json',
  erasure: 'state-machines/erasure.asl.json',
  'webhook-delivery': 'state-machines/webhook-delivery.asl.json',
  batch: 'state-machines/batch.asl.json',
  'access-review': 'state-machines/access-review.asl.json',
} as const;
export type WorkflowName = keyof typeof DEFINITIONS;
export const WORKFLOWS = Object.keys(DEFINITIONS) as [WorkflowName, ...WorkflowName[]];

/** The file of a workflow's definition, relative to the repository root. */
export const definitionOf = (workflow: WorkflowName): string => DEFINITIONS[workflow];

/** The placeholder of a workflow in another's definition: `health-assessment` is `${HealthAssessmentWorkflow}`. */
export const placeholderOf = (workflow: WorkflowName): string =>
  `${workflow.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase())}Workflow`;

/** The functions and workflows that a definition's placeholders name, each once. */
export const placeholdersIn = (definition: string): string[] =>
  [...new Set([...definition.matchAll(/(?<=\$\{)[A-Za-z]+(?=\})/g)].map(([name]) => name))].sort();
