import { spawn } from 'node:child_process';
import type { Scan } from '../../contracts/file-store.ts';

/**
 * Gives a file to the operator's scanner on its standard input, as `clamdscan -` expects: it ends with 0 for a clean
 * file and 1 for one that is not; anything else is no answer.
 */
export const scanWith = (command: string, bytes: Uint8Array): Promise<Scan> =>
  new Promise((resolve) => {
    const scanner = spawn(command, { shell: true, stdio: ['pipe', 'ignore', 'ignore'] });
    scanner.on('error', () => resolve('pending'));
    scanner.on('close', (code) => resolve(code === 0 ? 'clean' : code === 1 ? 'infected' : 'pending'));
    // A scanner may answer before it has read everything.
    scanner.stdin.on('error', () => {});
    scanner.stdin.end(bytes);
  });
