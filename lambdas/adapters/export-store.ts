import { EXPORTS_KEY, exportKey, ownerKey, policyKey } from '../../contracts/table.ts';
import type { Stored } from '../../domain/case/entities.ts';
import type { RightsRequest } from '../../domain/case/rights-request.ts';
import type { Unread } from '../../domain/export/archive.ts';
import type { ExportChange } from '../../domain/export/decide-export.ts';
import type { ExportRequest } from '../../domain/export/export-request.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Programme } from '../../domain/policy/policy.ts';
import { policyAuditOf } from '../../domain/policy/published.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import { readAudit } from './audit-store.ts';
import { loadEntities } from './case-store.ts';
import { commitHeaded } from './commit.ts';
import type { Table } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage, partitionItems, partitionPage } from './lists.ts';
import type { Item } from './stored-item.ts';
import { fromItem, SALT, SEALED_IN } from './stored-item.ts';

/** The most audit entries of a policy; a version has one. */
const MOST_VERSIONS = 10_000;
const AT_ONCE = 200;

const keyOf = (id: string) => ({ pk: exportKey(id), sk: 'export' });

async function loadExport(table: Table, id: string): Promise<ExportRequest> {
  const [found] = (await loadEntities(table, [keyOf(id)])) as ExportRequest[];
  if (!found) throw new CaseError('NotFound', `Expected an export, received id ${id}.`);
  return found;
}

async function listExports(table: Table, limit: number, cursor?: string): Promise<Page<ExportRequest>> {
  const page = await mergedPage(table, 'list', [EXPORTS_KEY], limit, cursor, 'newest');
  const ids = page.items.map(({ id }) => String(id));
  const found = (await loadEntities(table, ids.map(keyOf))) as ExportRequest[];
  const items = ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
}

/** An entity with what its digest in the audit needs besides. */
const withSeal = (item: Item): Stored => {
  const { [SALT]: salt, [SEALED_IN]: sealedIn } = item;
  const entity = fromItem(item);
  return {
    ...entity,
    ...(salt === undefined ? {} : { salt }),
    ...(sealedIn === undefined ? {} : { sealedIn }),
  };
};

/** Everything stored under a case or a sponsor: records, audit chain, notices. What cannot be read is told by its key. */
async function everythingOf(table: Table, owner: string): Promise<{ entities: Stored[]; unread: Unread[] }> {
  const entities: Stored[] = [];
  const unread: Unread[] = [];
  for (const from of [table, { ...table, name: table.audit }]) {
    let cursor: string | undefined;
    do {
      const page = await partitionPage(from, ownerKey(owner), '', AT_ONCE, cursor);
      for (const item of page.items)
        try {
          entities.push(withSeal(item));
        } catch {
          unread.push({ pk: String(item.pk), sk: String(item.sk) });
        }
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return { entities, unread };
}

/** What was asked about the data of a case or sponsor, without the rest of it. */
async function rightsOf(table: Table, owner: string): Promise<RightsRequest[]> {
  const prefix = `${isSponsorId(owner) ? 'sponsor' : 'case'}#rights-request#`;
  return (await partitionItems(table, ownerKey(owner), prefix)).map(
    (item) => fromItem(item) as RightsRequest,
  );
}

/** The versions of a programme's policy that were published here, as they are stored, and their audit chain. */
async function publishedPolicies(table: Table, programme: Programme): Promise<Record<string, unknown>[]> {
  const versions = await partitionItems(table, policyKey(programme), 'version#');
  const stored = versions.map(({ policy, published }) => ({ type: 'policy', schema: 1, policy, published }));
  return [...stored, ...(await readAudit(table, policyAuditOf(programme), 0, MOST_VERSIONS))];
}

/** The store's operations on exports. */
export const exportsOf = (table: Table) => ({
  loadExport: (id: string) => loadExport(table, id),
  listExports: (limit: number, cursor?: string) => listExports(table, limit, cursor),
  commitExport: (change: ExportChange, command: Command) => commitHeaded(table, change, command),
  everythingOf: (owner: string) => everythingOf(table, owner),
  rightsOf: (owner: string) => rightsOf(table, owner),
  publishedPolicies: (programme: Programme) => publishedPolicies(table, programme),
});
