import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

/** Two key pairs, and what a backup into a folder and a restore from it are given. */
export async function backupKeys(folder: string) {
  const [records, keys] = [await generateX25519Identity(), await generateX25519Identity()];
  const [file, keysFile] = [join(folder, 'backup.age'), join(folder, 'keys.age')];
  return {
    to: {
      records: { file, recipient: await identityToRecipient(records) },
      keys: { file: keysFile, recipient: await identityToRecipient(keys) },
    },
    from: { records: { file, secretKey: records }, keys: { file: keysFile, secretKey: keys } },
  };
}
