import { fileOf } from '../fixtures/documents.ts';
import { call } from './sponsors.ts';
import type { World } from './world.ts';

/** Puts a PDF on file in a case of Amman, as a caseworker does; or with a sponsor, as its officer does. */
export async function onFile(
  world: World,
  recordId: string,
  said: Record<string, unknown>,
  user = 'caseworker.amman',
): Promise<void> {
  const bytes = fileOf('pdf', 900);
  const as = (path: string, body?: object) =>
    call(world, user, `/records/${recordId}/documents${path}`, body);
  const { documentId } = await as('', { name: 'paper.pdf', bytes: bytes.length, ...said });
  const { missing } = await as(`/${documentId}/upload`);
  for (const { url } of missing as { url: string }[])
    await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) });
  await as(`/${documentId}/complete`, {});
}
