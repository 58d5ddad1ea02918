import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ADDRESS_SECONDS } from '../../../contracts/file-door.ts';
import { openFiles } from '../../../local/files/files.ts';

const FILE = 'document-0123456789abcdefghjk';
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-late-'));
let now = 0;
const opened = () => openFiles({ folder, now: () => now });
afterAll(() => rmSync(folder, { recursive: true }));

it('a part that arrives after its document was removed is refused, also by a host that started again', async () => {
  expect(await opened().putPart(FILE, 0, Buffer.from('abc'))).toBe(true);
  expect(await opened().parts(FILE)).toHaveLength(1);
  await opened().remove(FILE);
  expect(await opened().putPart(FILE, 1, Buffer.from('late'))).toBe(false);
  expect(await opened().parts(FILE)).toEqual([]);
});

it('what says so is not kept longer than an address', async () => {
  now = ADDRESS_SECONDS * 1000;
  const other = FILE.replace('k', 'm');
  await opened().remove(other);
  expect(await opened().putPart(FILE, 1, Buffer.from('abc'))).toBe(true);
  expect(await opened().putPart(other, 1, Buffer.from('abc'))).toBe(false);
});
