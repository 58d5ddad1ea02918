import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import type { Archive } from '../../contracts/archive.ts';
import { throughSeam } from './clients.ts';

/** The archive in a bucket whose default retention locks each object as it is written. */
export function openS3Archive(
  Bucket: string,
  client = throughSeam('s3', new S3Client({ maxAttempts: 3 })),
): Archive {
  return {
    async write(Key, Body) {
      try {
        // Object Lock asks for a checksum of each object.
        const ChecksumAlgorithm = 'SHA256' as const;
        await client.send(new PutObjectCommand({ Bucket, Key, Body, IfNoneMatch: '*', ChecksumAlgorithm }));
        return true;
      } catch (error) {
        if ((error as Error).name === 'PreconditionFailed') return false;
        throw error;
      }
    },
    async read(Key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if ((error as Error).name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
    async list(folder) {
      const names: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2(
        { client },
        { Bucket, Prefix: `${folder}/` },
      ))
        names.push(...Contents.map(({ Key = '' }) => Key));
      return names;
    },
  };
}
