import type { CaseRecord } from '../../domain/case/case.ts';
import { CaseStatusSchema, PrioritySchema } from '../../domain/case/case.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { type Course, courseOf } from '../../domain/statistics/flow/course.ts';
import type { CaseFilter } from '../adapters/case-list.ts';
import { cursorOf, sortKeyOf } from '../adapters/lists.ts';
import { allOffices } from './all-owners.ts';
import type { Store } from './the-store.ts';

/** Whose courses are read: of one office, which has cases of asylum and of destination, or of every office. */
export interface Walked {
  readonly office?: string | undefined;
  readonly programme?: CaseRecord['programme'] | undefined;
  readonly statuses?: readonly CaseRecord['status'][];
}

/** An order of the offices that is the same at every hour. */
const EPOCH = '1970-01-01T00:00:00.000Z';
/** Cases of one read: each is two items of a hundred. */
const AT_ONCE = 50;

/** The partitions of an office, one after the other, always in this order. */
const partitionsOf = (office: string, { office: only, programme, statuses }: Walked): CaseFilter[] =>
  (only === undefined ? (['asylum'] as const) : (['asylum', 'destination'] as const)).flatMap((place) =>
    (statuses ?? CaseStatusSchema.options).flatMap((status) =>
      (programme === undefined ? ProgrammeSchema.options : [programme]).flatMap((one) =>
        PrioritySchema.options.map((priority) => ({ office, place, status, programme: one, priority })),
      ),
    ),
  );

/**
 * The courses of cases, partition after partition, so that a page costs one read of an index whatever the number of cases.
 * `most` says how many more are wanted; none ends the walk with the cursor where the next call goes on. A case of an office in
 * both of its places comes once.
 */
export async function walkCases(
  store: Store,
  walked: Walked,
  cursor: string | undefined,
  most: () => number,
  take: (courses: readonly Course[]) => void,
): Promise<string | undefined> {
  const [begin = '', at = '0', within = ''] = sortKeyOf(cursor).split(' ');
  const all = walked.office === undefined ? await allOffices([], EPOCH) : [walked.office];
  let [first, inner] = [Number(at), within];
  for (const office of all.filter((one) => one >= begin).sort()) {
    const partitions = partitionsOf(office, walked);
    for (let index = office === begin ? first : 0; index < partitions.length; index += 1) {
      const filter = partitions[index];
      let next: string | undefined = inner;
      while (filter && next !== undefined) {
        const limit = Math.min(AT_ONCE, most());
        if (limit <= 0) return cursorOf(`${office} ${index} ${next}`);
        const page = await store.listCaseIds(filter, limit, next === '' ? undefined : next);
        const bound = await store.boundCases(page.items);
        take(
          bound
            .filter(({ caseRecord }) => filter.place === 'asylum' || caseRecord.office !== office)
            .map(courseOf),
        );
        next = page.cursor;
      }
      inner = '';
    }
    first = 0;
  }
  return undefined;
}
