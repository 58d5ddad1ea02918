import * as z from 'zod';

/** The stages of a case, each a workflow of its own name except `closure`, which the parent asks for itself. */
export const StageNameSchema = z.enum([
  'eligibility-review',
  'family-reunification',
  'state-decision',
  'best-interests',
  'health-assessment',
  'cultural-orientation',
  'sponsorship',
  'travel',
  'post-arrival-follow-up',
  'closure',
]);
export type StageName = z.infer<typeof StageNameSchema>;
