import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { FilePart } from '../../contracts/file-part.ts';
import { SEALED_FILE, SEALED_PART, type StoredPart } from '../../contracts/sealed-file.ts';

/** The parts of files under a folder of the bucket; those of older versions lie there in clear. */
export function openS3Parts(Bucket: string, folder: string, client: S3Client) {
  const keyOf = (place: string, number: number): string =>
    `${folder}/${place}/${String(number).padStart(4, '0')}`;
  const listed = async (Prefix: string) => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
    return Contents.map(({ Key = '', Size = 0 }) => ({ Key, bytes: Size }));
  };
  const removed = async (keys: readonly string[]): Promise<void> => {
    const Objects = keys.map((Key) => ({ Key }));
    if (Objects.length > 0)
      await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  };
  return {
    keyOf,
    async put(place: string, number: number, Body: Uint8Array): Promise<void> {
      await client.send(new PutObjectCommand({ Bucket, Key: `${keyOf(place, number)}${SEALED_PART}`, Body }));
    },
    /** The parts there are, each with its length in clear. */
    async list(place: string): Promise<FilePart[]> {
      return (await listed(`${folder}/${place}/`)).map(({ Key, bytes }) => {
        const name = Key.split('/').at(-1) ?? '';
        return name.endsWith(SEALED_PART)
          ? { number: Number(name.slice(0, -SEALED_PART.length)), bytes: bytes - SEALED_FILE.sealBytes }
          : { number: Number(name), bytes };
      });
    },
    async get(place: string, number: number): Promise<StoredPart | undefined> {
      const sealed = await objectAt(client, { Bucket, Key: `${keyOf(place, number)}${SEALED_PART}` });
      if (sealed) return { bytes: sealed, isSealed: true };
      const clear = await objectAt(client, { Bucket, Key: keyOf(place, number) });
      return clear && { bytes: clear, isSealed: false };
    },
    remove: async (place: string): Promise<void> =>
      removed((await listed(`${folder}/${place}/`)).map(({ Key }) => Key)),
    /** Removes what lies under keys before this one, if they are in the order of their days. */
    async removeBefore(place: string): Promise<void> {
      for (;;) {
        const old = (await listed(`${folder}/`)).filter(({ Key }) => Key < `${folder}/${place}`);
        if (old.length === 0) return;
        await removed(old.map(({ Key }) => Key));
      }
    },
  };
}

/** The bytes of an object, or of a range of it; undefined if there is none. */
export async function objectAt(
  client: S3Client,
  asked: { Bucket: string; Key: string; Range?: string },
): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand(asked));
    return await Body?.transformToByteArray();
  } catch (error) {
    if ((error as Error).name === 'NoSuchKey') return undefined;
    throw error;
  }
}
