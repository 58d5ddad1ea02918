import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FilePart } from '../../contracts/file-part.ts';
import type { FileStore } from '../../contracts/file-store.ts';
import { PICTURE_TYPE } from '../../contracts/file-store.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { throughSeam } from './clients.ts';
import { openS3Intake } from './s3-intake.ts';

/** How long an address of a part or file can be used. */
const OPEN_SECONDS = 900;
/** A signed address of a part must not ask for the checksum of an empty body. */
const OPTIONS = { maxAttempts: 3, requestChecksumCalculation: 'WHEN_REQUIRED' } as const;
/** What Amazon GuardDuty, and scanners that do as it does, write into their tag. */
const PASSED = 'NO_THREATS_FOUND';
const FOUND = 'THREATS_FOUND';

const partKey = (file: string, number: number): string => `parts/${file}/${String(number).padStart(4, '0')}`;
const fileKey = (file: string): string => `files/${file}`;
const pictureKey = (file: string): string => `pictures/${file}`;

/** The file store in a bucket: browsers send and fetch the bytes there, by addresses that are signed here. */
export function openS3Files(
  Bucket: string,
  scanTag?: string,
  client = throughSeam('s3', new S3Client(OPTIONS)),
): FileStore {
  const partKeys = async (file: string): Promise<{ Key: string; bytes: number }[]> => {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: `parts/${file}/` }),
    );
    return Contents.map(({ Key = '', Size = 0 }) => ({ Key, bytes: Size }));
  };
  const bytesOf = async (Key: string): Promise<Uint8Array> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (!Body) throw new CaseError('StoreBusy', `Expected the bytes of ${Key}, received none.`);
    return Body.transformToByteArray();
  };
  const ifThere = async (input: { Key: string; Range?: string }): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, ...input }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  };
  const addressOf = (Key: string, ResponseContentType: string): Promise<string> =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        ...{ Bucket, Key, ResponseContentType },
        ResponseContentDisposition: 'attachment',
        ResponseCacheControl: 'no-store',
      }),
      { expiresIn: OPEN_SECONDS },
    );
  const removeParts = async (file: string): Promise<void> => {
    const Objects = (await partKeys(file)).map(({ Key }) => ({ Key }));
    if (Objects.length > 0)
      await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  };
  return {
    intake: openS3Intake(Bucket, client),
    passes: false,
    partUrl: (file, { number, bytes }) =>
      getSignedUrl(
        client,
        new PutObjectCommand({ Bucket, Key: partKey(file, number), ContentLength: bytes }),
        { expiresIn: OPEN_SECONDS, signableHeaders: new Set(['content-length', 'host']) },
      ),
    async parts(file) {
      return (await partKeys(file)).map(
        ({ Key, bytes }): FilePart => ({ number: Number(Key.split('/').at(-1)), bytes }),
      );
    },
    part: async (file, number) => ({ bytes: await bytesOf(partKey(file, number)), isSealed: false }),
    async keep(file, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key: fileKey(file), Body }));
      await removeParts(file);
    },
    read: (file, from, length) => {
      const to = Math.min(Number.MAX_SAFE_INTEGER, from + length - 1);
      return ifThere({ Key: fileKey(file), Range: `bytes=${from}-${to}` });
    },
    async scan(file) {
      if (scanTag === undefined) return 'not-configured';
      const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key: fileKey(file) }));
      const said = TagSet.find(({ Key }) => Key === scanTag)?.Value;
      if (said === PASSED) return 'clean';
      return said === FOUND ? 'infected' : 'pending';
    },
    fileUrl: (file, contentType) => addressOf(fileKey(file), contentType),
    async keepPicture(file, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key: pictureKey(file), Body }));
    },
    readPicture: (file) => ifThere({ Key: pictureKey(file) }),
    pictureUrl: (file) => addressOf(pictureKey(file), PICTURE_TYPE),
    async remove(file) {
      await removeParts(file);
      for (const Key of [pictureKey(file), fileKey(file)])
        await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}
