import * as z from 'zod';
import { ADDRESS_SECONDS, FILES_PATH } from '../../contracts/file-door.ts';
import { INSTALLATION_OWNERS } from '../../contracts/key-table.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { DataKeys } from './keys/data-keys.ts';
import { openBytes, SealBroken, sealBytes } from './keys/seal-bytes.ts';

const Bytes = z.int().min(0);
const until = z.int();

/** What an address stands for: bytes of a file that are fetched, or a part that is sent, until an instant. */
const MeantSchema = z.discriminatedUnion('what', [
  z.object({
    ...{ what: z.literal('file'), file: z.string(), from: Bytes, length: Bytes, until },
    digest: z.string().optional(),
  }),
  z.object({ what: z.literal('picture'), file: z.string(), until, digest: z.string().optional() }),
  z.object({
    ...{ what: z.literal('part'), file: z.string(), owner: z.string(), number: Bytes, bytes: Bytes, until },
  }),
  z.object({ what: z.literal('intake'), place: z.string(), number: Bytes, bytes: Bytes, until }),
]);
export type Meant = z.infer<typeof MeantSchema>;
type WithoutEnd<M> = M extends unknown ? Omit<M, 'until'> : never;

const CONTEXT = { address: 'file' };
const nothing = () =>
  new CaseError('NotFound', 'Expected an address of a file that was given out lately, received another.');

/**
 * Addresses of files: what an address stands for, sealed by a key of the installation. Nobody can make or read one, it
 * names no file, and it ends after minutes.
 */
export function openFileAddresses(keys: () => DataKeys, publicUrl: string) {
  const owner = INSTALLATION_OWNERS.passing;
  return {
    async of(meant: WithoutEnd<Meant>, at: string): Promise<string> {
      const ending = { ...meant, until: Date.parse(at) + ADDRESS_SECONDS * 1000 };
      const sealed = sealBytes(await keys().make(owner), Buffer.from(JSON.stringify(ending)), CONTEXT);
      return `${publicUrl}${FILES_PATH}${Buffer.from(sealed).toString('base64url')}`;
    },
    /** What an address stands for at this instant; throws `NotFound` for one that was not made here or has ended. */
    async meantBy(address: string, at: string): Promise<Meant> {
      const key = (await keys().of([owner])).get(owner);
      if (!key) throw nothing();
      try {
        const opened = openBytes(key, Buffer.from(address, 'base64url'), CONTEXT);
        const meant = MeantSchema.parse(JSON.parse(opened.toString()));
        if (meant.until > Date.parse(at)) return meant;
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
      }
      throw nothing();
    },
  };
}
export type FileAddresses = ReturnType<typeof openFileAddresses>;
