import { describe, expect, it } from 'vitest';
import { scanWith } from '../../../local/files/scanner.ts';

const LARGE = Buffer.alloc(3_000_000, 'x');

describe('a scanner that is a command', () => {
  it.each([
    ['reads all of it and ends with 0', 'test "$(wc -c)" -eq 3000000', 'clean'],
    ['ends with 1', 'cat > /dev/null; exit 1', 'infected'],
    ['ends with 1 before it has read everything', 'exit 1', 'infected'],
    ['fails otherwise', 'exit 2', 'pending'],
    ['is not there', 'no-such-scanner-anywhere', 'pending'],
  ])('%s', async (_what, command, said) => {
    expect(await scanWith(command, LARGE)).toBe(said);
  });
});
