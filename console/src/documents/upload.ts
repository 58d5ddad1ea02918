/** What the platform says about an upload: the parts that it still misses, and where they go. */
export interface Upload {
  readonly bytes: number;
  readonly arrivedBytes: number;
  readonly missing: readonly { from: number; bytes: number; url: string }[];
}

/** The line to the platform. */
export interface Line {
  missing(): Promise<Upload>;
  put(url: string, part: Blob): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  /** Called with the bytes that have arrived so far. */
  arrived(bytes: number): void;
  /** True of an error that trying again cannot mend. */
  isFinal(error: unknown): boolean;
}

/** How often in a row the line may fail before a person is asked. */
const TRIES = 8;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Sends the parts of a file that have not arrived, however often the line breaks in between. What arrived stays, so it
 * can be called again later with the same file, also by another page.
 */
export async function sendFile(file: Blob, line: Line): Promise<void> {
  let failed = 0;
  for (;;) {
    try {
      const { missing, arrivedBytes } = await line.missing();
      line.arrived(arrivedBytes);
      if (missing.length === 0) return;
      let arrived = arrivedBytes;
      for (const { from, bytes, url } of missing) {
        await line.put(url, file.slice(from, from + bytes));
        arrived += bytes;
        line.arrived(arrived);
        failed = 0;
      }
    } catch (error) {
      failed += 1;
      if (failed >= TRIES || line.isFinal(error)) throw error;
      await line.wait(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failed - 1)));
    }
  }
}
