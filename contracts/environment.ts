import * as z from 'zod';

/** What every function is told by its host. The same names on AWS and on the embedded host. */
export const EnvironmentSchema = z.object({
  TABLE_NAME: z.string().min(3),
  /** ARN of a workflow with `{workflow}` in the place of its name. */
  WORKFLOW_ARN: z.string().includes('{workflow}'),
  MAIL_FROM: z.email(),
  /** Where people reach this installation, without a trailing slash. */
  PUBLIC_URL: z.url(),
  AWS_REGION: z.string().default('eu-central-1'),
});
export type Environment = z.infer<typeof EnvironmentSchema>;
