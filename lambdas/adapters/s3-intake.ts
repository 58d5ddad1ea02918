import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { IntakeFiles } from '../../contracts/intake-files.ts';
import { openS3Parts } from './s3-parts.ts';

/** Intake files in the bucket. */
export function openS3Intake(Bucket: string, client: S3Client): IntakeFiles {
  const parts = openS3Parts(Bucket, 'intake', client);
  return {
    async putPart(place, number, sealed) {
      await parts.put(place, number, sealed);
      await client.send(new DeleteObjectCommand({ Bucket, Key: parts.keyOf(place, number) }));
    },
    parts: (place) => parts.list(place),
    part: (place, number) => parts.get(place, number),
    removeBefore: (day) => parts.removeBefore(day),
  };
}
