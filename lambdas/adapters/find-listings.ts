import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Blind } from '../../contracts/person-index.ts';
import { findKey } from '../../contracts/table.ts';
import type { FindKind, FindWord } from '../../registry/find-words.ts';
import { LEAST_LETTERS } from '../../registry/find-words.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import { type Key, type Write, writeAll } from './tracing-index-batches.ts';

/** Letters after the first ones that are told apart in the key; what follows is compared with the record. */
const MOST_LETTERS = 14;
/** Characters for each further letter: 18 bits, so that few of the same first letters meet. */
const STEP = 3;
/** The most rows read for one word. */
const MOST_ROWS = 400;

/** What is listed: a case, one of its persons, or a sponsor. */
export interface Listed {
  readonly caseId?: string;
  readonly personId?: string;
  readonly sponsorId?: string;
}

/** A record as it is found: whose it is, of which offices, by which words. */
export interface Findable {
  readonly whose: Listed;
  readonly offices: readonly string[];
  readonly words: readonly FindWord[];
}

/**
 * The partition holds the first letters, at an office; the sort key begins with one blind step for each further
 * letter, so that a longer beginning is a longer beginning of the key.
 */
function placeOf(blind: Blind, office: string, { kind, text }: FindWord): Key {
  const letters = [...text].slice(0, MOST_LETTERS);
  const least = LEAST_LETTERS[kind];
  const first = letters.slice(0, least).join('');
  const steps = letters
    .slice(least)
    .map((_, at) =>
      blind('find-step', `${kind} ${letters.slice(0, least + at + 1).join('')}`).slice(0, STEP),
    );
  return { pk: findKey(blind('find', `${office} ${kind} ${first}`)), sk: steps.join('') };
}

const refOf = ({ caseId, personId, sponsorId }: Listed): string =>
  [caseId, personId, sponsorId].filter((part) => part !== undefined).join('#');

const keysOf = (blind: Blind, { whose, offices, words }: Findable): Key[] =>
  offices.flatMap((office) =>
    words
      .filter(({ kind, text }) => [...text].length >= LEAST_LETTERS[kind])
      .map((word) => {
        const { pk, sk } = placeOf(blind, office, word);
        return { pk, sk: `${sk}#${refOf(whose)}` };
      }),
  );

/** Lists records by what they are found by now, and no longer by what they were found by before. */
export async function listFindable(
  table: Table,
  before: readonly Findable[],
  after: readonly Findable[],
): Promise<void> {
  if (before.length + after.length === 0) return;
  const blind = await table.blind('writing');
  const known = new Map<string, Write>();
  for (const one of before)
    for (const key of keysOf(blind, one)) known.set(`${key.pk} ${key.sk}`, { remove: key });
  for (const one of after)
    for (const key of keysOf(blind, one))
      known.set(`${key.pk} ${key.sk}`, { put: { ...key, type: 'find-listing', ...one.whose } });
  await writeAll(table, [...known.values()]);
}

/** Records of an office that have a word with this beginning: candidates, to be compared with the records. */
export async function findListed(table: Table, office: string, word: FindWord): Promise<Listed[]> {
  const { pk, sk } = placeOf(await table.blind(), office, word);
  const { Items } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: sk === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ...(sk === '' ? {} : { ':sk': sk }) },
        Limit: MOST_ROWS,
      }),
    ),
  );
  return (Items ?? []).map(({ caseId, personId, sponsorId }) => ({
    ...(caseId === undefined ? {} : { caseId: String(caseId) }),
    ...(personId === undefined ? {} : { personId: String(personId) }),
    ...(sponsorId === undefined ? {} : { sponsorId: String(sponsorId) }),
  }));
}

export type { FindKind };
