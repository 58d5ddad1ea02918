import type { CaseFile } from '../../domain/case/case-file.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import type { Reading, SeenBy } from '../../registry/seen-by.ts';
import { seenBy } from '../../registry/seen-by.ts';
import { peopleNamed } from './people-named.ts';
import type { Store } from './the-store.ts';

const PAGE = 100;

/** Every reading of a case. */
export async function allReadingsOf(store: Store, caseId: string): Promise<Reading[]> {
  const readings: Reading[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listCaseReadings(caseId, PAGE, cursor);
    readings.push(...(page.items as unknown as Reading[]));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return readings;
}

/** Everybody who looked at a case, as the person concerned may know it: no office but those of the case. */
export async function readingsOfCase(store: Store, { case: its }: CaseFile): Promise<SeenBy[]> {
  const readings = await allReadingsOf(store, its.id);
  const readers = [...new Set(readings.map(({ reader }) => reader))];
  const offices = new Map((await peopleNamed(store, readers)).map(({ id, office }) => [id, office]));
  const own = officesOf(its);
  return seenBy(readings, (reader) => own.find((office) => office === offices.get(reader)));
}
