import { beforeEach, describe, expect, it } from 'vitest';
import type { FileStore } from '../../../contracts/file-store.ts';
import { openS3Files } from '../../../lambdas/adapters/s3-files.ts';
import { BUCKET, type Bucket, openBucket, SCAN_TAG, s3Client } from '../../fixtures/bucket.ts';

const FILE = 'document-0123456789abcdefghjk';
const clear = new TextEncoder().encode('in clear');

let bucket: Bucket;
let files: FileStore;
beforeEach(() => {
  bucket = openBucket();
  files = openS3Files(BUCKET, SCAN_TAG, bucket.answer(s3Client()));
});

const sealed = (first: number) => new Uint8Array(29 + 3).fill(first);

describe('documents in a bucket', () => {
  it('arrive in parts, each told with its length in clear, and take the place of their parts', async () => {
    for (const number of [0, 1]) expect(await files.putPart(FILE, number, sealed(number))).toBe(true);
    expect(await files.parts(FILE)).toEqual([
      { number: 0, bytes: 3 },
      { number: 1, bytes: 3 },
    ]);
    expect(await files.part(FILE, 1)).toEqual({ bytes: sealed(1), isSealed: true });
    await files.keep(FILE, sealed(2));
    expect(await files.read(FILE, 1, 2)).toEqual(new Uint8Array([2, 2]));
    expect(await files.parts(FILE)).toEqual([]);
  });

  it('are read with parts that arrived in clear in an older version', async () => {
    bucket.objects.set(`parts/${FILE}/0007`, Buffer.from('abc'));
    expect(await files.parts(FILE)).toEqual([{ number: 7, bytes: 3 }]);
    expect(await files.part(FILE, 7)).toMatchObject({ isSealed: false });
    expect(await files.part(FILE, 8)).toBeUndefined();
  });

  it('take no part that arrives late', async () => {
    await files.keep(FILE, sealed(1));
    expect(await files.putPart(FILE, 0, sealed(1))).toBe(false);
    expect(await files.parts(FILE)).toEqual([]);
  });

  it('are erased whole', async () => {
    await files.putPart(FILE, 0, sealed(1));
    await files.keep(FILE, sealed(1));
    await files.keepPicture(FILE, sealed(1));
    await files.scan(FILE, async () => clear);
    await files.remove(FILE);
    expect([...bucket.objects].filter(([, { length }]) => length > 0)).toEqual([]);
    expect(await files.read(FILE, 0, 1)).toBeUndefined();
    expect(await files.readPicture(FILE)).toBeUndefined();
  });

  it.each([
    ['NO_THREATS_FOUND', 'clean', 0],
    ['THREATS_FOUND', 'infected', 0],
    ['FAILED', 'pending', 1],
  ])('are given to the scanner as a copy until its tag says: %s', async (said, scan, copies) => {
    const inClear = async () => clear;
    expect(await files.scan(FILE, inClear)).toBe('pending');
    expect(bucket.objects.get(`scan/${FILE}`)).toEqual(Buffer.from(clear));
    expect(await files.scan(FILE, inClear)).toBe('pending');
    bucket.tags.set(`scan/${FILE}`, said);
    expect(await files.scan(FILE, inClear)).toBe(scan);
    expect(bucket.objects.size).toBe(copies);
  });

  it('are given to no scanner where there is none', async () => {
    const unscanned = openS3Files(BUCKET, undefined, bucket.answer(s3Client()));
    expect(await unscanned.scan(FILE, async () => clear)).toBe('not-configured');
    expect(bucket.objects.size).toBe(0);
  });
});
