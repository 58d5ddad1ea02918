import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { previewsKey } from '../../contracts/table.ts';
import { isBefore, minus, plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Previewed } from '../../domain/statistics/release/preview.ts';
import { PREVIEWS_KEPT, PreviewedSchema } from '../../domain/statistics/release/preview.ts';
import type { Table } from './dynamodb.ts';
import { cancellationOf, withStoreErrors } from './dynamodb.ts';
import { partitionItems } from './lists.ts';

/** What somebody was shown of figures before they left the house, the oldest first, as of one read. */
export interface Previews {
  readonly seen: readonly Previewed[];
  readonly version: number;
}

/** How many there were, before all of them: one read has both. */
const HEAD = 'preview';

async function loadPreviews(table: Table, person: string, at: string): Promise<Previews> {
  const items = await partitionItems(table, previewsKey(person), HEAD);
  const seen = items
    .filter(({ sk }) => sk !== HEAD)
    .map(({ content }) => PreviewedSchema.parse(content))
    .filter((one) => isBefore(minus(at, PREVIEWS_KEPT), one.at));
  return { seen, version: Number(items.find(({ sk }) => sk === HEAD)?.version ?? 0) };
}

/** Throws `VersionConflict` if this person was shown something else meanwhile: no two previews overlook each other. */
async function keepPreview(table: Table, person: string, content: Previewed, version: number): Promise<void> {
  const pk = previewsKey(person);
  const expiresAt = Math.floor(Date.parse(plus(content.at, PREVIEWS_KEPT)) / 1000);
  const sk = `preview#${content.at}#${String(version + 1).padStart(6, '0')}`;
  const head = { pk, sk: HEAD, type: 'statistics-preview', version: version + 1 };
  const puts = [
    {
      Put: {
        ...{ TableName: table.name, Item: head },
        ...(version === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': version },
            }),
      },
    },
    { Put: { TableName: table.name, Item: { pk, sk, type: 'statistics-preview', content, expiresAt } } },
  ];
  try {
    await withStoreErrors(() => table.documents.send(new TransactWriteCommand({ TransactItems: puts })));
  } catch (error) {
    if (!cancellationOf(error)?.includes('ConditionalCheckFailed')) throw error;
    throw new CaseError(
      'VersionConflict',
      'Expected to be the only preview of this person, another came first.',
    );
  }
}

/** The store's operations on previews of figures. */
export const previewsOf = (table: Table) => ({
  loadPreviews: (person: string, at: string) => loadPreviews(table, person, at),
  keepPreview: (person: string, preview: Previewed, version: number) =>
    keepPreview(table, person, preview, version),
});
