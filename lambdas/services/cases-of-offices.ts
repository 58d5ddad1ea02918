import type { ListedCase } from '../../domain/casework/case-row.ts';
import type { CaseFilter } from '../adapters/case-list.ts';
import type { Page } from '../adapters/lists.ts';
import { cursorOf, sortKeyOf } from '../adapters/lists.ts';
import type { Store } from './the-store.ts';

/** How many offices a page looks at before it ends with a cursor, however few cases it found. */
const MOST_OFFICES = 8;

const placed = (office: string, cursor = ''): string => cursorOf(`${office} ${cursor}`);

/**
 * A page of the cases of every office, one office of asylum after the other, so that each case is in it once; within an
 * office in the order of the filter. A page may hold fewer than asked for and still have a next one.
 */
export async function casesOfOffices(
  store: Store,
  filter: Omit<CaseFilter, 'office'>,
  limit: number,
  cursor?: string,
): Promise<Page<ListedCase>> {
  const [begin = '', within = ''] = sortKeyOf(cursor).split(' ');
  const offices = (await store.listOffices()).filter((office) => office >= begin);
  const items: ListedCase[] = [];
  for (const [index, office] of offices.entries()) {
    if (items.length === limit || index === MOST_OFFICES) return { items, cursor: placed(office) };
    const after = office === begin && within !== '' ? within : undefined;
    const place = filter.place ?? 'asylum';
    const page = await store.listCases({ ...filter, place, office }, limit - items.length, after);
    items.push(...page.items);
    if (page.cursor !== undefined) return { items, cursor: placed(office, page.cursor) };
  }
  return { items };
}
