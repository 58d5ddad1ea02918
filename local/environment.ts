import type { Environment } from '../contracts/environment.ts';
import { REGION, stateMachineArn } from './account.ts';
import { LOCAL_CREDENTIALS } from './dynamodb/table.ts';
import type { LinkKeys } from './identity/link-key.ts';

interface Endpoints {
  dynamodb: string;
  stepfunctions: string;
  mail: string;
  sms: string;
}

/** The name of the table on every embedded host. */
export const TABLE_NAME = 'kinbridge';

/** What handlers are told by this host: `contracts/environment.ts`, and where the AWS SDK finds the services. */
export function environmentOf(
  publicUrl: string,
  endpoints: Endpoints,
  linkKeys: LinkKeys,
): Environment & Record<string, string> {
  return {
    TABLE_NAME,
    WORKFLOW_ARN: stateMachineArn('{workflow}'),
    MAIL_FROM: 'no-reply@kinbridge.example',
    PUBLIC_URL: publicUrl,
    SMS_FROM: 'KINBRIDGE',
    LINK_KEY: linkKeys.current,
    LINK_KEY_PREVIOUS: linkKeys.previous ?? '',
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SFN: endpoints.stepfunctions,
    AWS_ENDPOINT_URL_SESV2: endpoints.mail,
    AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: endpoints.sms,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    POWERTOOLS_LOG_LEVEL: process.env.POWERTOOLS_LOG_LEVEL ?? 'WARN',
  };
}

/** Sets it for the handlers of this process. A person's own AWS profile must not reach them. */
export function applyEnvironment(environment: Record<string, string>): void {
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL']) delete process.env[name];
  Object.assign(process.env, environment);
}
