import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { deployConsole } from './console-files.ts';
import { ConsoleSite } from './console-site.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import type { OriginSecret } from './origin-secret.ts';
import type { StaffDirectory } from './staff-directory.ts';

export interface ConsoleStackProps extends StackProps {
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
  readonly people: StaffDirectory;
  readonly api: HttpApi;
  readonly originSecret: OriginSecret;
  /** Where `console/` is. */
  readonly root: string;
}

/** What people open: the console and the API under one domain. */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { people, api, root, originSecret } = props;
    const provider = `https://cognito-idp.${this.region}.amazonaws.com`;
    const site = new ConsoleSite(this, 'Site', {
      ...props,
      apiHost: Fn.select(2, Fn.split('/', api.apiEndpoint)),
      originSecret: originSecret.value,
      connect: [provider, people.signInUrl],
    });
    deployConsole(this, {
      root,
      bucket: site.bucket,
      settings: {
        authority: `${provider}/${people.pool.userPoolId}`,
        clientId: people.client.userPoolClientId,
        development: false,
        ...(props.settings.signInWith ? { signInWith: props.settings.signInWith.name } : {}),
      },
    });
    new CfnOutput(this, 'ConsoleAddress', { value: `https://${site.distribution.distributionDomainName}` });
  }
}
