import type { Reading, SeenBy } from '../../registry/seen-by.ts';
import { seenBy } from '../../registry/seen-by.ts';
import { peopleNamed } from './people-named.ts';
import type { Store } from './the-store.ts';

const PAGE = 100;

/** Everybody who looked at a case, as the person concerned may know it. */
export async function readingsOfCase(store: Store, caseId: string): Promise<SeenBy[]> {
  const readings: Reading[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listCaseReadings(caseId, PAGE, cursor);
    readings.push(...(page.items as unknown as Reading[]));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const readers = [...new Set(readings.map(({ reader }) => reader))];
  const offices = new Map((await peopleNamed(store, readers)).map(({ id, office }) => [id, office]));
  return seenBy(readings, (reader) => offices.get(reader));
}
