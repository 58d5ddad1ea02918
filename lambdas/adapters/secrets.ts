import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { throughSeam } from './clients.ts';
import { withStoreErrors } from './dynamodb.ts';

/** Reads secrets of this installation in their current version. */
export const openSecrets = (
  client = throughSeam('secrets', new SecretsManagerClient({ maxAttempts: 5 })),
) => ({
  async read(id: string): Promise<string> {
    const { SecretString } = await withStoreErrors(() =>
      client.send(new GetSecretValueCommand({ SecretId: id })),
    );
    if (SecretString === undefined) throw new Error(`Expected the secret ${id} to hold a text.`);
    return SecretString;
  },
});
export type Secrets = ReturnType<typeof openSecrets>;
