import { auditTableOf } from '../contracts/audit-table.ts';
import type { Environment } from '../contracts/environment.ts';
import { LONGEST_TAKE_BACK, TAKE_BACK_SECONDS } from '../contracts/held-decisions.ts';
import { REGION, stateMachineArn } from './account.ts';
import { StartError } from './start-error.ts';

/** The name of the secret that signs links. */
export const LINK_SECRET = 'link-key';

/** The name of the secret from which ids are derived. */
export const ID_SECRET = 'id-key';

/** The name of the table on every embedded host. */
export const TABLE_NAME = 'kinbridge';

/** The name of the key table on every embedded host. */
export const KEYS_TABLE_NAME = 'kinbridge-keys';

/** The handlers' environment on this host: `contracts/environment.ts`, and what the AWS SDK needs. */
export function environmentOf(
  publicUrl: string,
  real = false,
  webhookOrigins: readonly string[] = [],
  takeBackSeconds = TAKE_BACK_SECONDS,
  mailFrom = 'no-reply@kinbridge.example',
): Environment & Record<string, string> {
  return {
    TABLE_NAME,
    AUDIT_TABLE_NAME: auditTableOf(TABLE_NAME),
    KEYS_TABLE_NAME,
    WORKFLOW_ARN: stateMachineArn('{workflow}'),
    MAIL_FROM: mailFrom,
    PUBLIC_URL: publicUrl,
    SMS_FROM: 'KINBRIDGE',
    LINK_SECRET,
    ID_SECRET,
    HELD_QUEUE: 'https://queue.kinbridge.example/held-decisions',
    TAKE_BACK_SECONDS: String(takeBackSeconds),
    ...(real ? {} : { DEMONSTRATION: 'true' }),
    ...(webhookOrigins.length > 0 ? { WEBHOOK_ORIGINS: webhookOrigins.join(',') } : {}),
    AWS_REGION: REGION,
    // Clients are answered in this process; anything else is refused at the discard port instead of going outside.
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'WARN',
  };
}

/** Applies it to the handlers of this process. A person's own AWS profile must not reach them, nor what an earlier host was given. */
export function applyEnvironment(environment: Record<string, string>): void {
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'WEBHOOK_ORIGINS']) delete process.env[name];
  Object.assign(process.env, environment);
}

/** Whoever tries it out with invented people sees the next step soon. */
const TRIAL_SECONDS = 10;

/**
 * For how many seconds decisions can be taken back on this machine: as `KINBRIDGE_TAKE_BACK_SECONDS` says, or a minute,
 * or less in a folder that is not real.
 */
export function takeBackSecondsOf(
  real: boolean,
  text: string | undefined = process.env.KINBRIDGE_TAKE_BACK_SECONDS,
): number {
  if (text === undefined) return real ? TAKE_BACK_SECONDS : TRIAL_SECONDS;
  const seconds = Number(text);
  if (!/^\d{1,3}$/.test(text) || seconds > LONGEST_TAKE_BACK)
    throw new StartError(
      `KINBRIDGE_TAKE_BACK_SECONDS is a whole number from 0 to ${LONGEST_TAKE_BACK}, received ${text}.`,
    );
  return seconds;
}
