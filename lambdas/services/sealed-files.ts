import type { FileStore, Scan } from '../../contracts/file-store.ts';
import type { KeyOwner } from '../../contracts/key-table.ts';
import { INSTALLATION_OWNERS } from '../../contracts/key-table.ts';
import type { StoredPart } from '../../contracts/sealed-file.ts';
import type { Document } from '../../domain/documents/document.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { digestOf } from '../adapters/file-type.ts';
import type { DataKeys } from '../adapters/keys/data-keys.ts';
import type { DataKey } from '../adapters/keys/seal-bytes.ts';
import { openBytes, SealBroken, sealBytes } from '../adapters/keys/seal-bytes.ts';
import {
  HEAD_BYTES,
  headOf,
  keyOfFile,
  openFile,
  openRange,
  rangeOf,
  sealFile,
} from '../adapters/keys/sealed-file.ts';

/** A document as far as its bytes need it: by whose key they are sealed, and what they are. */
export type FileOf = Pick<Document, 'id' | 'caseId' | 'about' | 'digest' | 'thumbnailDigest'>;

/** Whose key seals a document: the person's whom it is about, else that of its case or sponsor. */
export const ownerOfFile = ({ caseId, about }: FileOf): KeyOwner =>
  about?.startsWith('person-') ? `${caseId}/${about}` : caseId;

/** An intake file is about many, and expires within days: one key of the installation seals it. */
const PASSING: KeyOwner = INSTALLATION_OWNERS.passing;
const pictureOf = (file: string): string => `${file}/picture`;

/** The bytes of documents and intake files, sealed wherever they lie. */
export function openSealedFiles(store: FileStore, keys: () => DataKeys) {
  const keyFor = async (owner: KeyOwner, name: string): Promise<DataKey> =>
    keyOfFile(await keys().make(owner), name);
  /** The key that opens what is stored; undefined if it is in clear. Throws `Erased` where it was destroyed. */
  const keyOf = async (stored: Uint8Array, name: string): Promise<DataKey | undefined> => {
    const head = headOf(stored);
    if (!head) return undefined;
    const key = (await keys().of([head.owner])).get(head.owner);
    if (key) return keyOfFile(key, name);
    throw new CaseError(
      'Erased',
      `Expected the bytes of ${name}, received what was erased: its key is gone.`,
    );
  };
  const opened = async (stored: Uint8Array | undefined, name: string): Promise<Uint8Array | undefined> => {
    if (!stored) return undefined;
    const key = await keyOf(stored, name);
    return key ? openFile(key, stored) : stored;
  };
  const head = (file: string) => store.read(file, 0, HEAD_BYTES);
  const partContext = (place: string, number: number) => ({ part: `${place}/${number}` });
  const sealedPart = async (owner: KeyOwner, place: string, number: number, bytes: Uint8Array) =>
    sealBytes(await keys().make(owner), bytes, partContext(place, number));
  /** One that arrived before parts had the key of their owner is under the one of what passes. */
  const openPart = async (
    place: string,
    number: number,
    part: StoredPart,
    owner = PASSING,
  ): Promise<Uint8Array> => {
    if (!part.isSealed) return part.bytes;
    try {
      return openBytes(await keys().make(owner), part.bytes, partContext(place, number));
    } catch (error) {
      if (!(error instanceof SealBroken) || owner === PASSING) throw error;
      return openPart(place, number, part);
    }
  };
  const keep = async (file: FileOf, bytes: Uint8Array): Promise<void> => {
    const owner = ownerOfFile(file);
    await store.keep(file.id, sealFile(await keyFor(owner, file.id), owner, bytes));
  };
  const keepPicture = async (file: FileOf, bytes: Uint8Array): Promise<void> => {
    const owner = ownerOfFile(file);
    await store.keepPicture(file.id, sealFile(await keyFor(owner, pictureOf(file.id)), owner, bytes));
  };
  const whole = async (file: string): Promise<Uint8Array | undefined> =>
    opened(await store.read(file, 0, Number.MAX_SAFE_INTEGER), file);
  /** Whoever may write to the store may put something in clear in the place of a file: what it is, its record says. */
  const refuseForged = (file: string, bytes: Uint8Array | undefined, digest: string | undefined): void => {
    if (bytes && digest !== undefined && digestOf(bytes) !== digest)
      throw new SealBroken(`Expected the bytes of ${file} as they arrived, received others.`);
  };
  /** A small picture; undefined if there is none. One in clear has to have its digest, and one from before has none. */
  const readPicture = async (file: string, digest: string | undefined): Promise<Uint8Array | undefined> => {
    const stored = await store.readPicture(file);
    const bytes = await opened(stored, pictureOf(file));
    refuseForged(pictureOf(file), bytes, stored && !headOf(stored) ? (digest ?? '') : digest);
    return bytes;
  };
  return {
    intake: {
      put: async (place: string, number: number, bytes: Uint8Array): Promise<void> =>
        store.intake.putPart(place, number, await sealedPart(PASSING, place, number, bytes)),
      parts: (place: string) => store.intake.parts(place),
      /** The bytes of a part. One that arrived in clear is sealed as soon as it is read. */
      async read(place: string, number: number): Promise<Uint8Array | undefined> {
        const part = await store.intake.part(place, number);
        if (!part) return undefined;
        const bytes = await openPart(place, number, part);
        if (!part.isSealed)
          await store.intake.putPart(place, number, await sealedPart(PASSING, place, number, bytes));
        return bytes;
      },
      removeBefore: (day: string) => store.intake.removeBefore(day),
    },
    /** Whose key the parts of a document are sealed with as they arrive: it is made before they do. */
    async ownerOfParts(file: FileOf): Promise<KeyOwner> {
      const owner = ownerOfFile(file);
      await keys().make(owner);
      return owner;
    },
    /** Stores a part under the key of this owner; false for a file that takes no more. */
    putPart: async (file: string, number: number, bytes: Uint8Array, owner: KeyOwner): Promise<boolean> =>
      store.putPart(file, number, await sealedPart(owner, file, number, bytes)),
    parts: (file: string) => store.parts(file),
    /** The bytes of so many parts, in order. */
    async join(file: FileOf, parts: number): Promise<Uint8Array> {
      const found: Uint8Array[] = [];
      for (let number = 0; number < parts; number += 1) {
        const part = await store.part(file.id, number);
        if (!part) throw new Error(`Expected ${parts} parts of ${file.id}, number ${number} is missing.`);
        found.push(await openPart(file.id, number, part, ownerOfFile(file)));
      }
      return Buffer.concat(found);
    },
    /** Stores the whole file in place of its parts. */
    keep,
    scan: ({ id }: FileOf): Promise<Scan> => store.scan(id, () => whole(id)),
    /** So many bytes of a whole file from a position on; undefined if it is gone. One in clear has to have its digest. */
    async read(file: string, from: number, length: number, digest?: string): Promise<Uint8Array | undefined> {
      const stored = await head(file);
      if (!stored) return undefined;
      const found = headOf(stored);
      const key = await keyOf(stored, file);
      if (!found || !key) {
        if (digest !== undefined) refuseForged(file, await whole(file), digest);
        return store.read(file, from, length);
      }
      const range = rangeOf(found, from, length);
      const sealed = await store.read(file, range.from, range.length);
      const bytes = sealed && openRange(key, found, from, length, sealed);
      if (bytes && bytes.length < Math.min(length, found.bytes - from))
        throw new SealBroken(`Expected ${found.bytes} bytes of ${file}, received a file that was cut.`);
      return bytes;
    },
    keepPicture,
    readPicture,
    remove: (file: string) => store.remove(file),
    /** Whether a file and its small picture lie under the key of their owner, or are gone. */
    async isSealed(file: FileOf): Promise<boolean> {
      const stored = [await head(file.id), file.thumbnailDigest && (await store.readPicture(file.id))];
      return stored.every((one) => !one || headOf(one)?.owner === ownerOfFile(file));
    },
    /** Seals a file that lies in clear, or under the key of a record that it has left. */
    async reseal(file: FileOf): Promise<void> {
      const [bytes, picture] = [await whole(file.id), await readPicture(file.id, file.thumbnailDigest)];
      refuseForged(file.id, bytes, file.digest);
      if (bytes) await keep(file, bytes);
      if (picture) await keepPicture(file, picture);
    },
  };
}
export type SealedFiles = ReturnType<typeof openSealedFiles>;
