import type { Node } from 'constructs';
import * as z from 'zod';
import { LONGEST_TAKE_BACK } from '../contracts/held-decisions.ts';

const RETENTION_DAYS = [30, 90, 180, 365, 731] as const;

/** Names that Cognito gives to providers of its own. */
const TAKEN = ['cognito', 'facebook', 'google', 'loginwithamazon', 'signinwithapple'];

const OrganisationSchema = z.strictObject({
  /** What the button on the page of sign-in says: Cognito takes no spaces and no underscores. */
  name: z
    .string()
    .regex(
      /^[\p{L}\p{N}][\p{L}\p{N}.-]{1,30}[\p{L}\p{N}]$/u,
      '3–32 letters, digits, dots and hyphens, for example Relief-Office',
    )
    .refine((name) => !TAKEN.includes(name.toLowerCase()), 'a name that Cognito does not use itself'),
  issuer: z
    .url({ protocol: /^https$/ })
    .refine((url) => !url.endsWith('/'), 'ends without a slash, as Cognito asks')
    .refine(
      (url) => !url.endsWith('/.well-known/openid-configuration'),
      'the issuer alone, without the path',
    ),
  clientId: z.string().min(1).max(200),
  /** The secret of Secrets Manager that holds the client's secret and nothing else; the secret itself stands in no file. */
  clientSecretName: z.string().regex(/^[\w/+=.@-]{1,256}$/, 'the name of a secret in Secrets Manager'),
  /** Which claim is the e-mail address that people have as their login here. */
  claim: z
    .string()
    .regex(/^[A-Za-z][\w.:/-]{0,99}$/, 'the name of a claim')
    .default('email'),
  /** The domain of those addresses; others name nobody. */
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain in lower case')
    .optional(),
  /** Cognito asks nobody for a second factor who comes from a provider, so the provider has to. */
  asksSecondFactor: z.literal(
    true,
    'true: the provider asks everybody for a second factor, because Cognito does not',
  ),
});
export type OrganisationSettings = z.infer<typeof OrganisationSchema>;

const EnvironmentSettingsSchema = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region'),
  publicUrl: z.url({ protocol: /^https$/ }).refine((url) => !url.endsWith('/'), 'ends without a slash'),
  /**
   * The certificate of `publicUrl`'s domain in us-east-1, where CloudFront requires it; without it the console has a
   * CloudFront name.
   */
  certificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, 'the ARN of a certificate in us-east-1')
    .optional(),
  mailFrom: z.email(),
  /** The origination identity of text messages in AWS End User Messaging; without it none are sent. */
  smsFrom: z.string().min(1).max(256).optional(),
  /** The tag that a scanner sets, `GuardDutyMalwareScanStatus`; without it documents are not scanned. */
  fileScanTag: z.string().min(1).max(128).optional(),
  /** For how many seconds a decision can be taken back, a minute unless this says otherwise; 0 for not at all. */
  takeBackSeconds: z.int().min(0).max(LONGEST_TAKE_BACK).optional(),
  alarmMail: z.email().optional(),
  /** Whether Cognito's user activity log is followed, so that failed sign-ins are recorded. */
  failedSignIns: z.boolean().default(true),
  /** By which OpenID provider of their organisation people may also sign in. */
  signInWith: OrganisationSchema.optional(),
  logRetentionDays: z.literal(RETENTION_DAYS),
});

/** The settings that differ between environments; one entry each in `cdk.json` under `context.environments`. */
export type EnvironmentSettings = z.infer<typeof EnvironmentSettingsSchema>;

const EnvironmentsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9]{1,11}$/, 'a name of 2–12 lower-case letters and digits'),
  EnvironmentSettingsSchema,
);

/** The environments of this app, or the one selected by `-c environment=NAME`. */
export function readEnvironments(node: Node): Record<string, EnvironmentSettings> {
  const parsed = EnvironmentsSchema.safeParse(node.tryGetContext('environments'));
  if (!parsed.success) {
    throw new Error(
      `Expected context.environments of cdk.json to be complete, received: ${z.prettifyError(parsed.error)}`,
    );
  }
  const wanted: unknown = node.tryGetContext('environment');
  if (wanted === undefined) return parsed.data;
  const settings = typeof wanted === 'string' ? parsed.data[wanted] : undefined;
  if (!settings) {
    throw new Error(
      `Expected environment to be one of ${Object.keys(parsed.data).join(', ')}, received ${String(wanted)}.`,
    );
  }
  return { [String(wanted)]: settings };
}
