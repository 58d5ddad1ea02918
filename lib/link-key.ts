import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** The secret that signs the links of sponsors' pages. Only functions that make or open such links are told. */
export class LinkKey extends Construct {
  /** A reference that is resolved when the stack is deployed; the template holds no secret. */
  readonly reference: string;

  constructor(scope: Construct, id: string, { prefix, key }: { prefix: string; key: IKey }) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: `${prefix}/link-key`,
      description: 'Signs the links of sponsors’ pages',
      encryptionKey: key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(
      secret,
      'SMG4',
      'A new key ends every link that is under way; it is changed by hand when it may be known to others.',
    );
    this.reference = secret.secretValue.unsafeUnwrap();
  }
}
