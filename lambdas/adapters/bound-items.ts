import { randomBytes } from 'node:crypto';
import { ownerKey, primaryKey } from '../../contracts/table.ts';
import type { AuditEntry, Fact } from '../../domain/audit/audit-entry.ts';
import { seal } from '../../domain/audit/chain.ts';
import { ERASED_RECORD } from '../../domain/audit/check-state.ts';
import { recordName, stateDigest } from '../../domain/audit/state-digest.ts';
import type { Stored } from '../../domain/case/entities.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Item } from './stored-item.ts';
import { SALT, SEALED_IN, toItem } from './stored-item.ts';

const SALT_BYTES = 16;

/**
 * Notices are marked as sent outside of any commit, and so are messages to partner systems and how long an address has
 * been failing: no entry can say how they were left.
 */
const UNBOUND: ReadonlySet<Stored['type']> = new Set([
  'notice',
  'webhook',
  'webhook-delivery',
  'audit-entry',
]);
const isBound = ({ type }: Stored): boolean => !UNBOUND.has(type);

/** An entity as it is stored, with a salt of its own if an entry tells of it. */
function boundItem(entity: Stored): Item {
  const item = toItem(entity);
  return isBound(entity) ? { ...item, [SALT]: randomBytes(SALT_BYTES).toString('base64url') } : item;
}

interface Owned {
  readonly id: string;
  readonly audit: { seq: number; hash: string };
}

/** Records of one commit in the order in which they were given, the owner's own record first, and the entry about it. */
export interface Bound {
  readonly items: Item[];
  readonly entry: AuditEntry;
}

/**
 * Seals the entry of a commit over the records that it leaves behind. A record of somebody else, such as a sponsor whom
 * a case holds, names the entry that tells of it.
 */
export function bind(
  owner: Owned,
  entities: readonly Stored[],
  facts: Fact[],
  { id, at, actor }: Command,
  erased: readonly Stored[] = [],
): Bound {
  const place = `${owner.id}#${owner.audit.seq + 1}`;
  const items = entities.map(boundItem).map((item) => {
    const others = item[SALT] !== undefined && item.pk !== ownerKey(owner.id);
    return others ? { ...item, [SEALED_IN]: place } : item;
  });
  const left = items
    .filter((item) => item[SALT] !== undefined)
    .map((item) => [
      item[SEALED_IN] ? `${item.pk} ${item.sk}` : recordName(owner.id, String(item.sk)),
      stateDigest(item),
    ]);
  const gone = erased.map((one) => [recordName(owner.id, primaryKey(one).sk), ERASED_RECORD]);
  const entry = seal(owner.audit, {
    caseId: owner.id,
    ...{ at, actor: { id: actor.id, kind: actor.kind }, command: id, facts },
    left: Object.fromEntries([...left, ...gone]),
  });
  const [head, ...others] = items;
  const audit = { seq: entry.seq, hash: entry.hash };
  return { items: [{ ...head, audit }, ...others], entry };
}
