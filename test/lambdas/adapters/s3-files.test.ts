import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { openS3Files } from '../../../lambdas/adapters/s3-files.ts';

const FILE = 'document-0123456789abcdefghjk';
const client = new S3Client({
  region: 'eu-central-1',
  endpoint: 'https://s3.eu-central-1.amazonaws.com',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  requestChecksumCalculation: 'WHEN_REQUIRED',
});
const s3 = mockClient(client);
const files = openS3Files('the-files', 'scanned', client);

beforeEach(() => {
  s3.reset();
});

describe('documents in a bucket', () => {
  it('are sent in parts to signed addresses that end and hold a part of one length', async () => {
    const address = new URL(await files.partUrl(FILE, { number: 7, bytes: 131_072 }));
    expect(address.host).toBe('the-files.s3.eu-central-1.amazonaws.com');
    expect(address.pathname).toBe(`/parts/${FILE}/0007`);
    expect(address.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
    expect(address.searchParams.get('X-Amz-Expires')).toBe('900');
  });

  it('are put together from their parts, which are then removed', async () => {
    const keys = [`parts/${FILE}/0000`, `parts/${FILE}/0001`];
    s3.on(ListObjectsV2Command).resolves({ Contents: keys.map((Key) => ({ Key, Size: 3 })) });
    for (const [number, Key] of keys.entries())
      s3.on(GetObjectCommand, { Bucket: 'the-files', Key }).resolves({
        Body: { transformToByteArray: async () => new Uint8Array([number, number, number]) } as never,
      });
    expect(await files.parts(FILE)).toEqual([
      { number: 0, bytes: 3 },
      { number: 1, bytes: 3 },
    ]);
    const parts = await Promise.all([files.part(FILE, 0), files.part(FILE, 1)]);
    expect(parts.map((part) => [...part!.bytes])).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
    const bytes = new Uint8Array([0, 0, 0, 1, 1, 1]);
    await files.keep(FILE, bytes);
    expect(s3.commandCalls(PutObjectCommand)[0]!.args[0].input).toMatchObject({ Key: `files/${FILE}` });
    expect(s3.commandCalls(DeleteObjectsCommand)[0]!.args[0].input.Delete?.Objects).toEqual(
      keys.map((Key) => ({ Key })),
    );
  });

  it('are fetched as an attachment that names nobody, and erased whole', async () => {
    const address = new URL(await files.fileUrl(FILE, 'application/pdf'));
    expect(address.pathname).toBe(`/files/${FILE}`);
    expect(address.searchParams.get('response-content-disposition')).toBe('attachment');
    s3.on(ListObjectsV2Command).resolves({});
    await files.remove(FILE);
    const keys = s3.commandCalls(DeleteObjectCommand).map(({ args }) => args[0].input.Key);
    expect(keys).toEqual([`pictures/${FILE}`, `files/${FILE}`]);
  });

  it.each([
    ['NO_THREATS_FOUND', 'clean'],
    ['THREATS_FOUND', 'infected'],
    ['FAILED', 'pending'],
  ])('have passed the scanner when its tag says so: %s', async (Value, said) => {
    s3.on(GetObjectTaggingCommand).resolves({ TagSet: [{ Key: 'scanned', Value }] });
    expect(await files.scan(FILE)).toBe(said);
    expect(await openS3Files('the-files', undefined, client).scan(FILE)).toBe('not-configured');
  });
});
