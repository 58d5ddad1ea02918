import { expect, it } from 'vitest';
import { openFiles } from '../../../local/files/files.ts';

const FILE = 'document-0123456789abcdefghjk';
const files = openFiles({ folder: undefined, url: 'http://127.0.0.1', now: () => 0 });
const send = async (number: number, bytes: Buffer) => {
  const { pathname, search } = new URL(await files.partUrl(FILE, { number, bytes: bytes.length }));
  const request = { method: 'PUT', path: pathname, headers: {}, body: bytes };
  return files.answer(request as never, pathname, search.slice(1))?.status;
};

it('a part that arrives after its document was removed is refused, and nothing of it stays', async () => {
  expect(await send(0, Buffer.from('abc'))).toBe(200);
  expect(await files.parts(FILE)).toHaveLength(1);
  await files.remove(FILE);
  expect(await send(1, Buffer.from('late'))).toBe(404);
  expect(await files.parts(FILE)).toEqual([]);
});
