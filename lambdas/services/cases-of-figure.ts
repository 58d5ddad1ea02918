import type { ListedCase } from '../../domain/casework/case-row.ts';
import { counts, type Figure, statusesOf } from '../../domain/statistics/flow/figure.ts';
import { kindNamed } from '../../registry/work-item-kinds.ts';
import type { Page } from '../adapters/lists.ts';
import type { Store } from './the-store.ts';
import { type Walked, walkCases } from './walk-cases.ts';

/** The most cases that one page looks at, however few of them the figure counts. */
const MOST_LOOKED = 1_000;

/** A page of the cases that a figure counts. It may hold fewer than asked for and still have a next one. */
export async function casesOfFigure(
  store: Store,
  figure: Figure,
  walked: Walked,
  { limit, cursor, at }: { limit: number; cursor?: string | undefined; at: string },
): Promise<Page<ListedCase>> {
  const asked = { at, roleOf: (kind: string) => kindNamed(kind).role };
  const ids: string[] = [];
  let looked = 0;
  const statuses = statusesOf(figure).filter((status) => walked.statuses?.includes(status) ?? true);
  const next = await walkCases(
    store,
    { ...walked, statuses },
    cursor,
    () => (looked >= MOST_LOOKED ? 0 : limit - ids.length),
    (courses) => {
      looked += courses.length;
      ids.push(
        ...courses.filter((course) => counts(figure, course, asked)).map(({ caseRecord }) => caseRecord.id),
      );
    },
  );
  const items = await store.loadListed(ids);
  return next === undefined ? { items } : { items, cursor: next };
}
