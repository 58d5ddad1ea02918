import { zipSync } from 'fflate';

/** A GET with a token; throws if it is refused. */
export type Get = (path: string) => Promise<unknown>;

interface Part {
  name: string;
  data: string;
  next: string | null;
}

/** Downloads every part of an approved export into one archive, which nobody but the holder of the key can read. */
export async function downloadExport(get: Get, exportId: string): Promise<Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  let cursor = '';
  for (;;) {
    const part = (await get(`/exports/${exportId}/parts${cursor}`)) as Part;
    parts[part.name] = Buffer.from(part.data, 'base64');
    if (part.next === null) return zipSync(parts, { level: 0 });
    cursor = `?cursor=${part.next}`;
  }
}
