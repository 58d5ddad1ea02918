import { SecretValue } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface LinkKeyProps {
  readonly prefix: string;
  readonly key: IKey;
  /** Of the secret; its present one when absent. */
  readonly version: string | undefined;
}

/**
 * The secret that signs the links of sponsors' pages: the present key, and the one before it, whose links still open.
 * Only functions that make or open such links are told.
 */
export class LinkKey extends Construct {
  /** References that are resolved when the stack is deployed; the template holds no secret. */
  readonly environment: Readonly<Record<'LINK_KEY' | 'LINK_KEY_PREVIOUS', string>>;

  constructor(scope: Construct, id: string, { prefix, key, version }: LinkKeyProps) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: `${prefix}/link-key`,
      description: 'Signs the links of sponsors’ pages',
      encryptionKey: key,
      generateSecretString: {
        passwordLength: 64,
        excludePunctuation: true,
        secretStringTemplate: JSON.stringify({ previous: 'none' }),
        generateStringKey: 'current',
      },
    });
    acknowledge(
      secret,
      'SMG4',
      'A key is changed by hand (docs/deploy.md): a change without a deployment would reach no function.',
    );
    const field = (jsonField: string): string =>
      SecretValue.secretsManager(secret.secretArn, {
        jsonField,
        ...(version === undefined ? {} : { versionId: version }),
      }).unsafeUnwrap();
    this.environment = { LINK_KEY: field('current'), LINK_KEY_PREVIOUS: field('previous') };
  }
}
