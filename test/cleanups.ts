/** What a test file leaves behind and `test/each-file.ts` takes away when the file is done. */
export const cleanups: (() => Promise<unknown>)[] = [];
