import * as z from 'zod';

/** The environment of every function, with the same names on AWS and on the embedded host. */
export const EnvironmentSchema = z.object({
  TABLE_NAME: z.string().min(3),
  /** The table of audit entries. */
  AUDIT_TABLE_NAME: z.string().min(3),
  /** The table of the keys that personal fields are sealed with. */
  KEYS_TABLE_NAME: z.string().min(3),
  /** The key of KMS that wraps the wrapping keys; a host of one machine has its own. */
  ROOT_KEY: z.string().min(1).optional(),
  /** The ARN of a workflow with `{workflow}` in place of its name. */
  WORKFLOW_ARN: z.string().includes('{workflow}'),
  MAIL_FROM: z.email(),
  /** The public URL of this installation, without a trailing slash. */
  PUBLIC_URL: z.url(),
  /** The origination identity of text messages; without it none are sent. */
  SMS_FROM: z.string().min(1).optional(),
  /** The configuration set by which AWS End User Messaging reports on text messages. */
  SMS_CONFIGURATION_SET: z.string().min(1).optional(),
  /** The configuration set by which SES reports on mail. */
  MAIL_CONFIGURATION_SET: z.string().min(1).optional(),
  /** The secret that signs links to sponsors' pages; set only for functions that create or open them. */
  LINK_SECRET: z.string().min(1).optional(),
  /** The secret from which ids and keys of names and numbers are derived; set only for functions that need it. */
  ID_SECRET: z.string().min(1).optional(),
  /** The secret that CloudFront sends with its requests; without it, pages trust only the connection's address. */
  ORIGIN_SECRET: z.string().min(1).optional(),
  /** Failed sign-ins are not recorded in this environment. */
  FAILED_SIGN_INS: z.literal('unrecorded').optional(),
  /** Nobody proves who they are here, and every page says so. */
  DEMONSTRATION: z.literal('true').optional(),
  /**
   * The queue for changes that could not be delivered to this function; where there is none, the host keeps them
   * itself.
   */
  SET_ASIDE_QUEUE: z.string().startsWith('https://').optional(),
  /** The queue that releases decisions which can still be taken back, when their time has come. */
  HELD_QUEUE: z.string().startsWith('https://').optional(),
  /** For how many seconds a decision can be taken back, at most as long as a queue can delay a message; 0 for not at all. */
  TAKE_BACK_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
  /** The bucket of documents; the embedded host keeps them in its data folder. */
  FILES_BUCKET: z.string().min(3).optional(),
  /** The bucket of anchors and ended executions, whose objects are locked. */
  ARCHIVE_BUCKET: z.string().min(3).optional(),
  /** The tag that a scanner sets on a file that it passed; without it files are not scanned. */
  FILES_SCAN_TAG: z.string().min(1).optional(),
  /**
   * Origins, separated by commas, that webhooks may call although they are not https, or not in the public internet: a
   * partner's system on this machine or in the office's own network.
   */
  WEBHOOK_ORIGINS: z
    .string()
    .regex(/^https?:\/\/[^/,\s]+(,https?:\/\/[^/,\s]+)*$/)
    .optional(),
  /** The user pool in which staff have their accounts; a host of one machine keeps them itself. */
  USER_POOL_ID: z.string().min(1).optional(),
  /** The provider by which people of an organisation may also sign in there, as the user pool calls it. */
  SIGN_IN_WITH: z.string().min(3).optional(),
  /** Which claim of it is their login; an address in `email` counts only where the provider has confirmed it. */
  SIGN_IN_CLAIM: z.string().min(1).optional(),
  /** The only domain whose addresses name somebody. */
  SIGN_IN_DOMAIN: z.string().min(3).optional(),
  AWS_REGION: z.string().default('eu-central-1'),
});
export type Environment = z.infer<typeof EnvironmentSchema>;
