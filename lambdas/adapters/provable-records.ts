import { offerListKey, ownerKey } from '../../contracts/table.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { isReadable } from '../../domain/audit/chain.ts';
import { ERASED_RECORD } from '../../domain/audit/check-state.ts';
import { recordName, stateDigest } from '../../domain/audit/state-digest.ts';
import { isBefore, plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { headOf, readLinks } from './audit-store.ts';
import type { Table } from './dynamodb.ts';
import { erasedOwner } from './keys/seal-items.ts';
import { mergedPage, partitionItems } from './lists.ts';
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

/** Entries that are read at a time. */
const PAGE = 500;
/** Offers among which others are looked for. */
const MOST_OFFERS = 200;
/** A command that began earlier may be committed after one that began later, but not by this much. */
const COMMANDS_LAST = 'PT1M';

/** The last entry of a chain, from this number on, that tells of a record. */
async function lastTelling(
  table: Table,
  owner: string,
  from: number,
  record: string,
): Promise<AuditEntry | undefined> {
  let last: AuditEntry | undefined;
  for (let after = from - 1; ; ) {
    const links = await readLinks(table, owner, after, PAGE);
    last = links.filter(isReadable).findLast(({ left }) => left?.[record] !== undefined) ?? last;
    const end = links.at(-1);
    if (links.length < PAGE || end === undefined) return last;
    after = end.seq;
  }
}

/**
 * Whether the entry of another owner tells of a record as it is, and no later one tells otherwise: an older state with
 * the entry that left it is a record set back, and so is one that another owner has left otherwise since.
 */
async function isTold(
  table: Table,
  record: { item: Item; owner: string; others: readonly string[] },
  digest: string,
): Promise<boolean> {
  const { pk, sk, [SEALED_IN]: place } = record.item;
  const [owner = '', seq = '0'] = String(place).split('#');
  const telling = await lastTelling(table, owner, Number(seq), `${pk} ${sk}`);
  if (telling?.left?.[`${pk} ${sk}`] !== digest) return false;
  const own = await lastTelling(table, record.owner, 1, recordName(record.owner, String(sk)));
  const later = await Promise.all(
    record.others
      .filter((other) => other !== owner)
      .map((other) => lastTelling(table, other, 1, `${pk} ${sk}`)),
  );
  const until = plus(telling.at, COMMANDS_LAST);
  return [own, ...later].every((entry) => entry === undefined || !isBefore(until, entry.at));
}

/** The most other owners whose chains are read for one record. */
const MOST_OTHERS = 50;

/** Others whose commits leave records of this owner: cases that were offered to a sponsor, and cases linked with a case. */
async function othersOf(table: Table, owner: string, items: readonly Item[]): Promise<string[]> {
  if (owner.startsWith('sponsor-')) {
    const offers = await mergedPage(table, 'list', [offerListKey(owner)], MOST_OFFERS, undefined, 'newest');
    return [...new Set(offers.items.map(({ caseId }) => String(caseId)))].slice(0, MOST_OTHERS);
  }
  const linked = items.find(({ sk }) => sk === 'case')?.linked;
  const ids = Array.isArray(linked) ? linked.map((link: { caseId?: unknown }) => String(link.caseId)) : [];
  return [...new Set(ids)].slice(0, MOST_OTHERS);
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
    const isHeld = items.some((item) => item[SEALED_IN] !== undefined);
    const others = isHeld ? await othersOf(table, owner, items) : [];
    for (const item of items) {
      const [sk, digest] = [String(item.sk), stateDigest(item)];
      if (erasedOwner(item) !== undefined) {
        records[sk] = ERASED_RECORD;
        continue;
      }
      records[sk] = item[SALT] === undefined ? '' : digest;
      if (item[SEALED_IN] !== undefined)
        elsewhere[sk] = (await isTold(table, { item, owner, others }, digest)) ? 'told' : 'not-told';
    }
    return { head: { seq: head.seq, hash: head.hash }, records, elsewhere };
  }
  throw new CaseError('StoreBusy', 'The record changed too often while it was read.');
}
