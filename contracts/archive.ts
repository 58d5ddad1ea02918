/**
 * Where anchors and ended executions are kept: a bucket with Object Lock on AWS, a folder on the embedded host. What was
 * written once cannot be written again.
 */
export interface Archive {
  /** Writes a file that is not there yet; false if there is one already, which stays as it is. */
  write(name: string, bytes: Uint8Array): Promise<boolean>;
  read(name: string): Promise<Uint8Array | undefined>;
  /** Names under a folder, in order. */
  list(folder: string): Promise<readonly string[]>;
}
