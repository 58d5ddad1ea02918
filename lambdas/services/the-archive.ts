import type { Archive } from '../../contracts/archive.ts';
import { currentSeam } from '../../contracts/client-seam.ts';
import { openS3Archive } from '../adapters/s3-archive.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** Where anchors and ended executions are kept: the host's own archive, or the bucket. */
export const theArchive: () => Archive = openedOnce(() => {
  const own = currentSeam()?.archive;
  if (own) return own;
  const { ARCHIVE_BUCKET } = theEnvironment();
  if (ARCHIVE_BUCKET === undefined)
    throw new Error('Expected ARCHIVE_BUCKET in the environment of this function, received none.');
  return openS3Archive(ARCHIVE_BUCKET);
});
