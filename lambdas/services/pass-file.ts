import { CaseError } from '../../domain/kernel/errors.ts';
import type { Meant } from '../adapters/file-addresses.ts';
import { theFiles } from './the-files.ts';

type Of<What extends Meant['what']> = Extract<Meant, { what: What }>;

/** Stores a part that was sent. */
export async function passIn(meant: Of<'part' | 'intake'>, bytes: Uint8Array): Promise<void> {
  const files = theFiles();
  if (meant.what === 'intake') return files.intake.put(meant.place, meant.number, bytes);
  const taken = await files.putPart(meant.file, meant.number, bytes, meant.owner);
  if (!taken)
    throw new CaseError('NotFound', 'Expected a file that takes parts, received one that is ended.');
}

/** The bytes that an address stands for. */
export async function passOut(meant: Of<'file' | 'picture'>): Promise<Uint8Array> {
  const files = theFiles();
  const bytes =
    meant.what === 'picture'
      ? await files.readPicture(meant.file, meant.digest)
      : await files.read(meant.file, meant.from, meant.length, meant.digest);
  if (!bytes) throw new CaseError('NotFound', 'Expected a file that is there, received one that is removed.');
  return bytes;
}
