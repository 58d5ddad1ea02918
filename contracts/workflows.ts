/** Every workflow, by the stem of its file in `state-machines/`. Placeholders in it name functions and workflows. */
export const WORKFLOWS = [
  'resettlement-case',
  'eligibility-review',
  'family-reunification',
  'state-decision',
  'best-interests',
  'health-assessment',
  'cultural-orientation',
  'sponsorship',
  'travel',
  'post-arrival-follow-up',
  'follow-up-action',
  'family-tracing',
  'case-attention',
  'sponsor-vetting',
  'notice-delivery',
] as const;
export type WorkflowName = (typeof WORKFLOWS)[number];

/** The definition of a workflow, from the root of the repository. */
export const definitionOf = (workflow: WorkflowName): string => `state-machines/${workflow}.asl.json`;

/** The placeholder of a workflow in another's definition: `health-assessment` is `${HealthAssessmentWorkflow}`. */
export const placeholderOf = (workflow: WorkflowName): string =>
  `${workflow.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase())}Workflow`;

/** The functions and workflows that a definition's placeholders name, each once. */
export const placeholdersIn = (definition: string): string[] =>
  [...new Set([...definition.matchAll(/\$\{([A-Za-z]+)\}/g)].map((match) => match[1]!))].sort();
