import { ownerKey } from '../../contracts/table.ts';
import { stateDigest } from '../../domain/audit/state-digest.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { headOf, readLinks } from './audit-store.ts';
import type { Table } from './dynamodb.ts';
import { partitionItems } from './lists.ts';
import type { Item } from './stored-item.ts';
import { SALT, SEALED_IN } from './stored-item.ts';

/** Digests of the records of a case or sponsor, and the end of the chain at the moment at which they were read. */
export interface ProvableRecords {
  readonly head: { readonly seq: number; readonly hash: string };
  /** By sort key; empty for a record from before entries told of records. */
  readonly records: Readonly<Record<string, string>>;
  /** Records that another owner's commit left, such as a sponsor's whom a case holds, and whether its entry says so. */
  readonly elsewhere: Readonly<Record<string, 'told' | 'not-told'>>;
}

/** How often the records are read again because something was committed meanwhile. */
const READINGS = 8;

/** Whether the entry of another owner tells of a record as it is. */
async function isTold(table: Table, item: Item, digest: string): Promise<boolean> {
  const [owner = '', seq = '0'] = String(item[SEALED_IN]).split('#');
  const [link] = await readLinks(table, owner, Number(seq) - 1, 1);
  return link !== undefined && 'left' in link && link.left?.[`${item.pk} ${item.sk}`] === digest;
}

/** Reads the records beside a chain, as one moment left them. */
export async function readProvable(table: Table, owner: string): Promise<ProvableRecords> {
  const prefix = owner.startsWith('sponsor-') ? 'sponsor' : 'case';
  for (let reading = 1; reading <= READINGS; reading += 1) {
    const head = await headOf(table, owner);
    const items = await partitionItems(table, ownerKey(owner), prefix);
    const now = await headOf(table, owner);
    if (head?.hash === undefined || now?.seq !== head.seq || now.hash !== head.hash) continue;
    const records: Record<string, string> = {};
    const elsewhere: Record<string, 'told' | 'not-told'> = {};
    for (const item of items) {
      const [sk, digest] = [String(item.sk), stateDigest(item)];
      records[sk] = item[SALT] === undefined ? '' : digest;
      if (item[SEALED_IN] !== undefined)
        elsewhere[sk] = (await isTold(table, item, digest)) ? 'told' : 'not-told';
    }
    return { head: { seq: head.seq, hash: head.hash }, records, elsewhere };
  }
  throw new CaseError('StoreBusy', 'The record changed too often while it was read.');
}
