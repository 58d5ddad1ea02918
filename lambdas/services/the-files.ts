import { currentSeam } from '../../contracts/client-seam.ts';
import type { FileStore } from '../../contracts/file-store.ts';
import { type FileAddresses, openFileAddresses } from '../adapters/file-addresses.ts';
import { openS3Files } from '../adapters/s3-files.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { openSealedFiles, type SealedFiles } from './sealed-files.ts';
import { theKeys } from './the-keys.ts';

function storeOfFiles(): FileStore {
  const own = currentSeam()?.files;
  if (own) return own;
  const { FILES_BUCKET, FILES_SCAN_TAG } = theEnvironment();
  if (FILES_BUCKET === undefined)
    throw new Error('Expected FILES_BUCKET in the environment of this function, received none.');
  return openS3Files(FILES_BUCKET, FILES_SCAN_TAG);
}

/** The bytes of documents, sealed, in the host's own store or the bucket. */
export const theFiles: () => SealedFiles = openedOnce(() => openSealedFiles(storeOfFiles(), theKeys));

/** The addresses that files are sent to and fetched from. */
export const theFileAddresses: () => FileAddresses = openedOnce(() =>
  openFileAddresses(theKeys, theEnvironment().PUBLIC_URL),
);
