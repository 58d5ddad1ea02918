import { DeleteObjectCommand, GetObjectTaggingCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { FileStore, Scan } from '../../contracts/file-store.ts';
import { throughSeam } from './clients.ts';
import { openS3Intake } from './s3-intake.ts';
import { objectAt, openS3Parts } from './s3-parts.ts';

/** What Amazon GuardDuty, and scanners that do as it does, write into their tag. */
const SAID: Readonly<Record<string, Scan>> = { NO_THREATS_FOUND: 'clean', THREATS_FOUND: 'infected' };

const fileKey = (file: string): string => `files/${file}`;
const pictureKey = (file: string): string => `pictures/${file}`;
/** Says that a file is complete or removed, for as long as an address of a part can be used: a day. */
const endedKey = (file: string): string => `ended/${file}`;
/** The copy for the scanner, as long as it has not answered. */
const scanKey = (file: string): string => `scan/${file}`;

/** The file store in a bucket. Nobody reaches it but functions: what is in it is sealed. */
export function openS3Files(
  Bucket: string,
  scanTag?: string,
  client = throughSeam('s3', new S3Client({ maxAttempts: 3 })),
): FileStore {
  const parts = openS3Parts(Bucket, 'parts', client);
  const put = async (Key: string, Body: Uint8Array): Promise<void> => {
    await client.send(new PutObjectCommand({ Bucket, Key, Body }));
  };
  const remove = async (...keys: string[]): Promise<void> => {
    for (const Key of keys) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  };
  /** What the scanner wrote at the copy; undefined if there is no copy. */
  const said = async (file: string): Promise<Scan | undefined> => {
    try {
      const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key: scanKey(file) }));
      return SAID[TagSet.find(({ Key }) => Key === scanTag)?.Value ?? ''] ?? 'pending';
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  };
  return {
    intake: openS3Intake(Bucket, client),
    async putPart(file, number, sealed) {
      if (await objectAt(client, { Bucket, Key: endedKey(file) })) return false;
      await parts.put(file, number, sealed);
      return true;
    },
    parts: (file) => parts.list(file),
    part: (file, number) => parts.get(file, number),
    async keep(file, bytes) {
      await put(endedKey(file), new Uint8Array());
      await put(fileKey(file), bytes);
      await parts.remove(file);
    },
    read: (file, from, length) => {
      const to = Math.min(Number.MAX_SAFE_INTEGER, from + length - 1);
      return objectAt(client, { Bucket, Key: fileKey(file), Range: `bytes=${from}-${to}` });
    },
    async scan(file, inClear) {
      if (scanTag === undefined) return 'not-configured';
      const scan = await said(file);
      if (scan === 'clean' || scan === 'infected') await remove(scanKey(file));
      if (scan !== undefined) return scan;
      const bytes = await inClear();
      if (bytes) await put(scanKey(file), bytes);
      return 'pending';
    },
    keepPicture: (file, bytes) => put(pictureKey(file), bytes),
    readPicture: (file) => objectAt(client, { Bucket, Key: pictureKey(file) }),
    async remove(file) {
      await put(endedKey(file), new Uint8Array());
      await parts.remove(file);
      await remove(scanKey(file), pictureKey(file), fileKey(file));
    },
  };
}
