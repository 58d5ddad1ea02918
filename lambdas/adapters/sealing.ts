import { Encrypter } from 'age-encryption';
import { strToU8, zipSync } from 'fflate';

/** True for a public key that something can be encrypted to. */
export function isRecipient(recipient: string): boolean {
  try {
    new Encrypter().addRecipient(recipient);
    return true;
  } catch {
    return false;
  }
}

/** Files as a ZIP archive that only the holder of the secret key can open (age, age-encryption.org/v1). */
export async function sealedZip(
  recipient: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  at: string,
): Promise<Uint8Array> {
  const bytes = [...files].map(
    ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(zipSync(Object.fromEntries(bytes), { mtime: at }));
}

/** Files of text as a ZIP archive: the same bytes for the same files and instant. */
export const plainZip = (files: ReadonlyMap<string, string>, at: string): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)])), { mtime: at });
