import type { CaseFile } from '../../domain/case/case-file.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { Reading, SeenBy } from '../../registry/seen-by.ts';
import { seenBy } from '../../registry/seen-by.ts';
import { peopleNamed } from './people-named.ts';
import type { Store } from './the-store.ts';

const PAGE = 100;

/** Every reading of a case, or look at a sponsor. */
export async function allReadingsOf(store: Store, ownerId: string): Promise<Reading[]> {
  const readings: Reading[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listReadingsOf(ownerId, PAGE, cursor);
    readings.push(...(page.items as unknown as Reading[]));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return readings;
}

/** Readings as whoever they are about may know them: with no office but its own. */
async function toldOf(store: Store, readings: readonly Reading[], own: readonly string[]): Promise<SeenBy[]> {
  const readers = [...new Set(readings.map(({ reader }) => reader))];
  const offices = new Map((await peopleNamed(store, readers)).map(({ id, office }) => [id, office]));
  return seenBy(readings, (reader) => own.find((office) => office === offices.get(reader)));
}

/** Everybody who looked at a case, as the person concerned may know it. */
export const readingsOfCase = async (store: Store, { case: its }: CaseFile): Promise<SeenBy[]> =>
  toldOf(store, await allReadingsOf(store, its.id), officesOf(its));

/** Everybody else who looked at a sponsor, as it may know it. */
export async function looksAtSponsor(
  store: Store,
  { id, destinationOffice }: Pick<Sponsor, 'id' | 'destinationOffice'>,
): Promise<SeenBy[]> {
  const readings = await allReadingsOf(store, id);
  return toldOf(
    store,
    readings.filter(({ reader }) => reader !== id),
    [destinationOffice],
  );
}
