import * as z from 'zod';

/** What every function is told by its host. The same names on AWS and on the embedded host. */
export const EnvironmentSchema = z.object({
  TABLE_NAME: z.string().min(3),
  /** ARN of a workflow with `{workflow}` in the place of its name. */
  WORKFLOW_ARN: z.string().includes('{workflow}'),
  MAIL_FROM: z.email(),
  /** Where people reach this installation, without a trailing slash. */
  PUBLIC_URL: z.url(),
  /** The origination identity of text messages; none are sent without it. */
  SMS_FROM: z.string().min(1).optional(),
  /** AWS End User Messaging tells what became of text messages by this configuration set. */
  SMS_CONFIGURATION_SET: z.string().min(1).optional(),
  /** SES tells what became of mail by this configuration set. */
  MAIL_CONFIGURATION_SET: z.string().min(1).optional(),
  /** The secret that signs links to sponsors' pages; only functions that make or open them are told where it is. */
  LINK_SECRET: z.string().min(1).optional(),
  /** The secret under which ids and keys of names and numbers are made; only functions that make them are told. */
  ID_SECRET: z.string().min(1).optional(),
  /** The secret that CloudFront sends with its requests; pages believe no address but the connection's without it. */
  ORIGIN_SECRET: z.string().min(1).optional(),
  /** Nobody proves who they are here: every page says so. */
  DEMONSTRATION: z.literal('true').optional(),
  /** The queue of what this function could not be told; the host keeps that itself where there is none. */
  SET_ASIDE_QUEUE: z.string().startsWith('https://').optional(),
  AWS_REGION: z.string().default('eu-central-1'),
});
export type Environment = z.infer<typeof EnvironmentSchema>;
