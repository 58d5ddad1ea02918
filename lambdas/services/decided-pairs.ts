import type { DecidedPair } from '../../domain/tracing-weights/decided-pair.ts';
import { decidedIn } from '../../domain/tracing-weights/decided-pair.ts';
import { MOST_DECISIONS } from '../../domain/tracing-weights/estimate.ts';
import type { Store } from './the-store.ts';

const PAGE = 100;
/** The most pages of requests that one call reads, of all offices together. */
const MOST_PAGES = 60;

export interface Decided {
  /** The newest decisions. */
  readonly pairs: readonly DecidedPair[];
  readonly unmeasured: number;
  readonly whole: boolean;
}

/** What officers of every office decided about candidates: evidence in bits and their decision, nobody's name. */
export async function decidedPairs(store: Store): Promise<Decided> {
  const pairs: DecidedPair[] = [];
  let unmeasured = 0;
  let pages = 0;
  for (const office of await store.listOffices())
    for (const closed of [false, true]) {
      let cursor: string | undefined;
      do {
        if (pages === MOST_PAGES) return { pairs: newestOf(pairs), unmeasured, whole: false };
        const page = await store.listTracing(office, closed, PAGE, cursor);
        for (const decided of page.items.map(decidedIn)) {
          pairs.push(...decided.pairs);
          unmeasured += decided.unmeasured;
        }
        ({ cursor } = page);
        pages += 1;
      } while (cursor !== undefined);
    }
  return { pairs: newestOf(pairs), unmeasured, whole: true };
}

const placeOf = ({ decidedAt, requestId, personId }: DecidedPair): string =>
  `${decidedAt} ${requestId} ${personId}`;

const newestOf = (pairs: readonly DecidedPair[]): DecidedPair[] =>
  [...pairs].sort((a, b) => (placeOf(a) > placeOf(b) ? -1 : 1)).slice(0, MOST_DECISIONS);
