import { RemovalPolicy } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allowReadingSecret } from './reading-secret.ts';

/**
 * The secret that signs the links of sponsors' pages: the current key, and the previous one, whose links still work.
 * Functions that create or open such links read it at run time; it is in no environment variable and no template.
 */
export class LinkKey extends Construct {
  readonly secretArn: string;
  readonly #key: IKey;

  constructor(scope: Construct, id: string, { prefix, key }: { prefix: string; key: IKey }) {
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
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(
      secret,
      'SMG4',
      'A key is changed by hand (docs/deploy.md): the one before it must be kept as previous, or links that are under way end.',
    );
    this.secretArn = secret.secretArn;
    this.#key = key;
  }

  allowReading(role: Role): void {
    allowReadingSecret(role, this.secretArn, this.#key);
  }
}
