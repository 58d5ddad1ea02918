import { shardOf } from '../../contracts/shard.ts';
import {
  ESCALATED_SHARDS,
  escalatedListKey,
  heldKey,
  placementListKey,
  QUEUE_SHARDS,
  queueKey,
} from '../../contracts/table.ts';
import { holderOrganisation } from '../../domain/work-item/given.ts';
import { heldOf } from '../../domain/work-item/held-decision.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';

type Item = Record<string, unknown>;

/** Decided proposals stay listed, so that confirmations and overrides can be counted. */
const decidedKeys = ({ kind, office, id, decision }: WorkItem): Item =>
  kind === 'sponsor-proposal' && decision ? { lk: placementListKey(office), ls: `${decision.at}#${id}` } : {};

/** What a partner organisation has waits in its queue, and not in that of the office. */
function queueOf(item: WorkItem): [string, string] {
  const organisation = holderOrganisation(item);
  return organisation === undefined ? [item.role, item.office] : ['partner-staff', organisation];
}

/** The index keys of a work item: its queue, and the list of those escalated. */
export function queueKeys(item: WorkItem): Item {
  if (!isOpen(item)) return decidedKeys(item);
  const held = heldOf(item);
  if (held) return { qk: heldKey(held.by), qs: `${held.releaseAt}#${item.id}` };
  const place = `${item.dueAt}#${item.id}`;
  const queue =
    item.role === 'sponsor'
      ? queueKey('sponsor', item.assignee ?? 'nobody', 0)
      : queueKey(...queueOf(item), shardOf(item.id, QUEUE_SHARDS));
  const escalated = item.escalatedAt
    ? { lk: escalatedListKey(item.office, shardOf(item.id, ESCALATED_SHARDS)), ls: place }
    : {};
  return { qk: queue, qs: place, ...escalated };
}
