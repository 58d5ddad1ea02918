import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { ACCESS_REVIEWS_KEY, accessKey } from '../../contracts/access-table.ts';
import { readsKey } from '../../contracts/table.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { AccessReview, ReviewChange } from '../../domain/staff/access-review.ts';
import type { AccessChange } from '../../domain/staff/change-access.ts';
import type { RulesChange, SignInRules } from '../../domain/staff/sign-in-rules.ts';
import { SIGN_IN_RULES_ID, USUAL_RULES } from '../../domain/staff/sign-in-rules.ts';
import type { StaffAccess } from '../../domain/staff/staff-access.ts';
import { accessId } from '../../domain/staff/staff-access.ts';
import { actsOf, changesOf } from './acts-store.ts';
import { loadEntities } from './case-store.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage } from './lists.ts';
import { organisationsOf } from './organisation-store.ts';

const keyOf = (person: string) => ({ pk: accessKey(accessId(person)), sk: 'staff' });
const RULES_KEY = { pk: accessKey(SIGN_IN_RULES_ID), sk: 'rules' };
const reviewKey = (id: string) => ({ pk: accessKey(id), sk: 'review' });

/** DynamoDB reads at most 100 items in one call. */
const AT_ONCE = 100;

/** The last day on which each of several people did something or signed in, by the ends of their own chains. */
async function lastActive(table: Table, people: readonly string[]): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  for (let from = 0; from < people.length; from += AT_ONCE) {
    let Keys: Record<string, unknown>[] = people
      .slice(from, from + AT_ONCE)
      .map((person) => ({ pk: readsKey(person), sk: 'head' }));
    while (Keys.length > 0) {
      const request = { [table.name]: { Keys } };
      const answer = await withStoreErrors(() =>
        table.documents.send(new BatchGetCommand({ RequestItems: request })),
      );
      for (const { pk, day } of answer.Responses?.[table.name] ?? [])
        if (typeof day === 'string' && day !== '') days.set(String(pk).slice(readsKey('').length), day);
      Keys = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    }
  }
  return days;
}

/** The store's operations on what staff may do, and on reviews of it. */
export const accessOf = (table: Table) => ({
  actsOf: (asked: Parameters<typeof actsOf>[1]) => actsOf(table, asked),
  changesOf: (asked: Parameters<typeof changesOf>[1]) => changesOf(table, asked),
  async findAccess(person: string): Promise<StaffAccess | undefined> {
    const [found] = (await loadEntities(table, [keyOf(person)])) as StaffAccess[];
    return found;
  },
  async findAccessOf(people: readonly string[]): Promise<StaffAccess[]> {
    const found: StaffAccess[] = [];
    for (let from = 0; from < people.length; from += AT_ONCE)
      found.push(
        ...((await loadEntities(table, people.slice(from, from + AT_ONCE).map(keyOf))) as StaffAccess[]),
      );
    return found;
  },
  commitAccess: (change: AccessChange, command: Command) => commitHeaded(table, change, command),
  async signInRules(): Promise<SignInRules> {
    const [found] = (await loadEntities(table, [RULES_KEY])) as SignInRules[];
    return found ?? USUAL_RULES;
  },
  commitRules: (change: RulesChange, command: Command) => commitHeaded(table, change, command),
  lastActive: (people: readonly string[]) => lastActive(table, people),
  async findReview(id: string): Promise<AccessReview | undefined> {
    const [found] = (await loadEntities(table, [reviewKey(id)])) as AccessReview[];
    return found;
  },
  async loadReview(id: string): Promise<AccessReview> {
    const [found] = (await loadEntities(table, [reviewKey(id)])) as AccessReview[];
    if (!found) throw new CaseError('NotFound', `Expected a review, received id ${id}.`);
    return found;
  },
  async listReviews(limit: number, cursor?: string): Promise<Page<AccessReview>> {
    const page = await mergedPage(table, 'list', [ACCESS_REVIEWS_KEY], limit, cursor, 'newest');
    const ids = page.items.map(({ id }) => String(id));
    const found = (await loadEntities(table, ids.map(reviewKey))) as AccessReview[];
    const items = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
    return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
  },
  ...organisationsOf(table),
  commitReview: (change: ReviewChange, command: Command) => commitHeaded(table, change, command),
});
