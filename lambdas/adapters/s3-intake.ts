import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { IntakeFiles } from '../../contracts/intake-files.ts';
import { SEALED_FILE, SEALED_PART } from '../../contracts/sealed-file.ts';

/** How long an address of a part can be used. */
const OPEN_SECONDS = 900;
const FOLDER = 'intake/';
const keyOf = (place: string, part: number): string => `${FOLDER}${place}/${String(part).padStart(4, '0')}`;

/** Intake files in the bucket: the browser sends them there, by addresses that are signed here. */
export function openS3Intake(Bucket: string, client: S3Client): IntakeFiles {
  const listed = async (Prefix: string) => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
    return Contents.map(({ Key = '', Size = 0 }) => ({ Key, bytes: Size }));
  };
  const ifThere = async (Key: string): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  };
  return {
    partUrl: (place, { number, bytes }) =>
      getSignedUrl(
        client,
        new PutObjectCommand({ Bucket, Key: keyOf(place, number), ContentLength: bytes }),
        { expiresIn: OPEN_SECONDS, signableHeaders: new Set(['content-length', 'host']) },
      ),
    async parts(place) {
      const found = await listed(`${FOLDER}${place}/`);
      return found.map(({ Key, bytes }) => {
        const name = Key.split('/').at(-1) ?? '';
        return name.endsWith(SEALED_PART)
          ? { number: Number(name.slice(0, -SEALED_PART.length)), bytes: bytes - SEALED_FILE.sealBytes }
          : { number: Number(name), bytes };
      });
    },
    async part(place, number) {
      const sealed = await ifThere(`${keyOf(place, number)}${SEALED_PART}`);
      if (sealed) return { bytes: sealed, isSealed: true };
      const clear = await ifThere(keyOf(place, number));
      return clear && { bytes: clear, isSealed: false };
    },
    async keepSealed(place, number, Body) {
      const Key = keyOf(place, number);
      await client.send(new PutObjectCommand({ Bucket, Key: `${Key}${SEALED_PART}`, Body }));
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    async removeBefore(day) {
      for (;;) {
        // Keys come in the order of their days: what is old is on the first page.
        const old = (await listed(FOLDER)).filter(({ Key }) => Key < `${FOLDER}${day}`);
        if (old.length === 0) return;
        const Objects = old.map(({ Key }) => ({ Key }));
        await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
      }
    },
  };
}
