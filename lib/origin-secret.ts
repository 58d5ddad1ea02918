import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allowReadingSecret } from './reading-secret.ts';

/**
 * The secret that CloudFront sends to the API with every request, so that pages trust the viewer's address it writes,
 * and nobody else's.
 */
export class OriginSecret extends Construct {
  readonly secretArn: string;
  /** A reference that is resolved when the distribution is deployed; the template holds no secret. */
  readonly value: string;
  readonly #key: IKey;

  constructor(scope: Construct, id: string, { prefix, key }: { prefix: string; key: IKey }) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: `${prefix}/origin`,
      description: 'Tells requests that came by CloudFront',
      encryptionKey: key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(secret, 'SMG4', 'A change reaches CloudFront by a deployment only, and is made with one.');
    this.secretArn = secret.secretArn;
    this.value = SecretValue.secretsManager(secret.secretArn).unsafeUnwrap();
    this.#key = key;
  }

  allowReading(role: Role): void {
    allowReadingSecret(role, this.secretArn, this.#key);
  }
}
