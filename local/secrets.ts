import type { SeamClient } from '../contracts/client-seam.ts';
import { answerInProcess } from './in-process.ts';

/** The secrets of a host by name, each told as it is at that moment. */
export type SecretSource = Readonly<Record<string, () => string>>;

/** Answers clients of Secrets Manager from this host, so that no secret is in an environment and no port is open for it. */
export const answeringSecrets =
  (secrets: SecretSource) =>
  (client: SeamClient): void =>
    answerInProcess(client, async (_action, { SecretId: id }) => {
      const read = secrets[String(id)];
      if (!read)
        throw Object.assign(new Error('Secrets Manager can’t find the specified secret.'), {
          name: 'ResourceNotFoundException',
        });
      return { Name: id, SecretString: read() };
    });
