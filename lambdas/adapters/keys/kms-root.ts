import { DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import type { RootKey } from '../../../contracts/root-key.ts';
import { present } from '../../../domain/kernel/present.ts';
import { throughSeam } from '../clients.ts';
import { withStoreErrors } from '../dynamodb.ts';

/** The root key in KMS, which never leaves it; the context is KMS's encryption context, which its log shows. */
export function openKmsRoot(
  keyId: string,
  client = throughSeam('kms', new KMSClient({ maxAttempts: 5 })),
): RootKey {
  return {
    async wrap(Plaintext, context) {
      const command = new EncryptCommand({ KeyId: keyId, Plaintext, EncryptionContext: { ...context } });
      const { CiphertextBlob } = await withStoreErrors(() => client.send(command));
      return present(CiphertextBlob, 'what KMS encrypted');
    },
    async unwrap(CiphertextBlob, context) {
      const command = new DecryptCommand({
        ...{ KeyId: keyId, CiphertextBlob, EncryptionContext: { ...context } },
      });
      const { Plaintext } = await withStoreErrors(() => client.send(command));
      return present(Plaintext, 'what KMS decrypted');
    },
  };
}
