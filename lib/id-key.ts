import { RemovalPolicy } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allowReadingSecret } from './reading-secret.ts';

/**
 * The secret from which ids and the keys of names and numbers are derived. It never changes: with another one a
 * registered number would look new, so functions refuse any but the first.
 */
export class IdKey extends Construct {
  readonly secretArn: string;
  readonly #key: IKey;

  constructor(scope: Construct, id: string, { prefix, key }: { prefix: string; key: IKey }) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: `${prefix}/id-key`,
      description: 'Makes ids and the keys of names and numbers',
      encryptionKey: key,
      generateSecretString: {
        passwordLength: 64,
        excludePunctuation: true,
        secretStringTemplate: JSON.stringify({}),
        generateStringKey: 'current',
      },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(
      secret,
      'SMG4',
      'The key is never changed (docs/decisions/0010-keyed-ids.md): ids follow from it.',
    );
    this.secretArn = secret.secretArn;
    this.#key = key;
  }

  allowReading(role: Role): void {
    allowReadingSecret(role, this.secretArn, this.#key);
  }
}
