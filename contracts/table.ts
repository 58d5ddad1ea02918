import { isReadings, readerOf } from '../domain/audit/reading.ts';
import type { Stored } from '../domain/case/entities.ts';
import { clientOf } from '../domain/webhooks/webhook.ts';
import { isSponsorId, ownerOfWorkItem } from '../domain/work-item/work-item.ts';
import { accessEntityKey, accessKey, isOfAccess } from './access-table.ts';
import { absenceKey, classKey, complaintKey, listEntityKey, WEIGHTS_KEY } from './list-table.ts';

/**
 * The table of records. A case and everything about it share a partition, so one query reads a case and one transaction
 * changes it; notices follow under keys of their own. Entries of audit chains are in a table of their own, marked *audit*
 * below, in which nothing is ever changed or deleted: a transaction writes both.
 *
 * | access | how |
 * |---|---|
 * | a case with all that belongs to it | pk = CASE#id, sk begins_with `case` |
 * | *audit*: the chain of a case, sponsor, policy, export, partner system, mapping, ledger, absence, class or access | pk of its record, sk begins_with `audit#`, in order |
 * | notices of a case | pk = CASE#id, sk begins_with `notice#` |
 * | a work item | pk and sk follow from its id, which names its case or sponsor |
 * | the queue of a role at an office, most urgent first | index `queue`: 8 partitions each, merged |
 * | what a partner organisation was given, most urgent first | index `queue`: as a queue of `partner-staff` at the organisation |
 * | escalated items of an office | index `list`: 4 partitions each, merged |
 * | cases of an office of asylum, by status, programme and priority, newest first | index `list`, merged |
 * | the same of an office of destination | index `queue`, merged |
 * | *audit*: what a person read, by day, in order | pk = READS#person, sk = day#audit#00000001 |
 * | where that chain ends; a sign-in or key that was recorded | pk = READS#person, sk = `head`; once#session (expires) |
 * | how often somebody failed to sign in within a quarter of an hour, on AWS | pk = READS#person, sk = failed#instant (expires) |
 * | *audit*: who read something on a day | index `list`: lk = READERS#day |
 * | who read data of a case or looked at a sponsor, newest first | pk = CASE-READS#case or SPONSOR-READS#sponsor, sk = instant#person#number |
 * | pages of lists that somebody saw, before readings had chains | pk = LIST-VIEWS#person, in order |
 * | persons of a name | index `list`: lk = NAME#hash |
 * | persons of an individual number | index `queue`: qk = INDIVIDUAL#hash |
 * | persons who have a paper of a number | pk = PAPER#hash, sk = person#case#id; written by the stream |
 * | cases, persons and sponsors of an office by the beginning of a word, a phone, a number | pk = FIND#hash of its first letters, sk = further letters, each a hash#whose; written by the stream |
 * | open tracing requests of an office, oldest first | index `list`: 4 partitions each, merged |
 * | registered persons under a key of the tracing index, by year; of the registry index REGISTRY#… | pk = TRACING#KEY#key, sk = year#person |
 * | a registered person, a word of their names, bearers of a name | pk = TRACING#PERSON#, TRACING#WORD#, TRACING#COUNT# |
 * | open tracing requests that look under a key | pk = TRACING#SOUGHT#key |
 * | tracing requests to which a person was proposed | pk = TRACING#PROPOSED#case/person |
 * | sponsors of a destination office | index `list`: 4 partitions each, merged |
 * | departures of an office in a period | index `list` for its offices of asylum, `queue` for those of destination: lk or qk = DEPARTURES#office |
 * | appointments of an office in a period | index `list`: lk = APPOINTMENTS#office |
 * | a calendar feed by the hash of its secret; those of a member of staff | pk = FEED#id; index `list`: lk = FEEDS#staff |
 * | next follow-up visits of an office in a period | index `list`: lk = FOLLOW-UP#office |
 * | documents, rights requests, holds of a case or sponsor | read with it: sk begins_with `case#` or `sponsor#` and its type |
 * | a sponsor with the work about it; alone | pk = SPONSOR#id, sk begins_with `sponsor`; sk = `sponsor` |
 * | offers to a sponsor, newest first | index `list`: lk = OFFERS#sponsor |
 * | placements that people of an office decided in a period | index `list`: lk = PLACEMENTS#office |
 * | an export that was asked for | pk = EXPORT#id, sk = `export` |
 * | exports, newest first | index `list`: lk = EXPORTS |
 * | the ledger of statistics that left the house, the releases in it | pk = RELEASES, sk = `ledger` or ledger#release#000001 |
 * | a count for a release: how far it is, its parts | pk = COUNT#id, sk = `head` or part#000001 (expires) |
 * | previews of figures that somebody saw, and how many | pk = PREVIEWS#person, sk = `preview`; preview#at#000001 (expires) |
 * | a partner system; all of them, newest first | pk = CLIENT#id, sk = `client`; index `list`: lk = CLIENTS |
 * | staff of an office who have signed in | index `list` |
 * | the offices that staff have signed in at | index `queue`: qk = STAFF, qs begins with the office; one read each |
 * | a policy version, its draft | pk = POLICY#programme, sk = version#00001 or draft#00002 |
 * | how an office reads its files, one by one or all | pk = INTAKE#office, sk begins_with `mapping#` |
 * | imports of an office within a day, newest first | pk = INTAKE#office, sk begins_with `import#` (expires) |
 * | an import, the cases that it registered | pk = IMPORT#id, sk = `head` or begins_with `case#` (expires) |
 * | addresses of partner systems that are told of an office's events | index `list`: lk = WEBHOOKS#office |
 * | a webhook, a message to it | pk = CLIENT#id of its client, sk begins_with `webhook#` or `delivery#` (expires) |
 * | messages to a webhook in a state, newest first | index `list`: lk = DELIVERIES#webhook#state, merged |
 * | notices to a sponsor, to a role at an office or to one of the staff | index `list`: 2 partitions each, merged |
 * | a link to a page of a sponsor, or of a person | pk = LINK#hash of its token, sk = link or page (expires) |
 * | what was written on the joining page, until its e-mail is confirmed | pk = LINK#hash of its token, sk = join (expires) |
 * | requests for pages in a window of time | pk = RATE#bucket#hash of the caller#window (expires) |
 * | everybody who has an audit chain, with the anchors that hold its ends | pk = REGISTER#shard, sk = owner#id |
 * | the newest anchoring; where it stands | pk = ANCHORING, sk = `newest` or `work` |
 * | an archived execution, and lists of them; views of lists, batches, absences, complaints | contracts/archived.ts; contracts/list-table.ts; contracts/access-table.ts |
 * | an answered command | pk = COMMAND#id (expires) |
 *
 * Hot partitions: a queue or list that everybody writes to is spread over a fixed number of shards by a hash of the
 * item's id; a reader queries the shards in parallel and merges a page. One million open cases at 50 offices with
 * ten roles are about 250 items in each of 4,000 queue partitions.
 */
export const QUEUE_SHARDS = 8;
export const SPONSOR_SHARDS = 4;
export const ESCALATED_SHARDS = 4;
export const STAFF_SHARDS = 1;
export const NOTICE_SHARDS = 2;
export const TRACING_SHARDS = 4;

export const INDEXES = {
  queue: { partitionKey: 'qk', sortKey: 'qs' },
  list: { partitionKey: 'lk', sortKey: 'ls' },
} as const;

/** Attributes that the indexes carry in addition to the keys: enough to show a row, no personal data. */
export const INDEX_ATTRIBUTES = {
  queue: ['id', 'caseId', 'kind', 'status', 'openedAt', 'dueAt', 'assignee', 'escalatedAt'],
  list: ['id', 'caseId', 'type'],
} as const;

/** What a person read: a person's days form one chain, so they share a partition. */
export const readsKey = (reader: string) => `READS#${reader}`;
export const readersKey = (day: string) => `READERS#${day}`;
/** Who read data of a case, or looked at a sponsor. */
export const readersOfKey = (ownerId: string) =>
  `${isSponsorId(ownerId) ? 'SPONSOR' : 'CASE'}-READS#${ownerId}`;
export const caseKey = (caseId: string) => `CASE#${caseId}`;
export const staffKey = (id: string) => `STAFF#${id}`;
/** Everyone who has signed in, by office: one read finds the next office. */
export const ALL_STAFF_KEY = 'STAFF';
export const staffListKey = (office: string, shard: number) => `STAFF-OF#${office}#${shard}`;
export const exportKey = (exportId: string) => `EXPORT#${exportId}`;
export const EXPORTS_KEY = 'EXPORTS';
/** The ledger of statistics that left the house, with all releases, and a count under way. */
export const RELEASES_KEY = 'RELEASES';
/** What somebody was shown of figures before they left the house. */
export const previewsKey = (person: string) => `PREVIEWS#${person}`;
export const countKey = (countId: string) => `COUNT#${countId}`;
export const clientKey = (clientId: string) => `CLIENT#${clientId}`;
export const CLIENTS_KEY = 'CLIENTS';
/** The newest anchoring, and where it stands. */
export const ANCHORING_KEY = 'ANCHORING';
export const webhooksKey = (office: string) => `WEBHOOKS#${office}`;
export const deliveriesKey = (webhookId: string, status: string) => `DELIVERIES#${webhookId}#${status}`;
export const webhookKey = (id: string) => ({ pk: clientKey(clientOf(id)), sk: `webhook#${id}` });
export const deliveryKey = (id: string) => ({ pk: clientKey(clientOf(id)), sk: `delivery#${id}` });
export const sponsorKey = (sponsorId: string) => `SPONSOR#${sponsorId}`;
/** The partition of a case, a sponsor or a programme's policy, by the id in its audit entries. */
export const ownerKey = (id: string) => {
  if (isReadings(id)) return readsKey(readerOf(id).reader);
  if (id.startsWith('export-')) return exportKey(id);
  if (id.startsWith('ledger-')) return RELEASES_KEY;
  if (id.startsWith('absence-')) return absenceKey(id);
  if (id.startsWith('class-')) return classKey(id);
  if (id.startsWith('weights-')) return WEIGHTS_KEY;
  if (id.startsWith('complaint-')) return complaintKey(id);
  if (id.startsWith('client-')) return clientKey(id);
  if (isOfAccess(id)) return accessKey(id);
  if (id.startsWith('sponsor-')) return sponsorKey(id);
  if (id.startsWith('intake-of-')) return intakeKey(id.slice('intake-of-'.length));
  return id.startsWith('policy-') ? policyKey(id.slice('policy-'.length)) : caseKey(id);
};
/** The prefix of a chain's sort keys: empty, except for readings, where it is the day. */
export const chainPrefix = (owner: string): string => (isReadings(owner) ? `${readerOf(owner).day}#` : '');
export const queueKey = (role: string, office: string, shard: number) => `QUEUE#${role}#${office}#${shard}`;
/** Decisions that can still be taken back, by whoever made them; they wait in no queue. */
export const heldKey = (personId: string) => `HELD#${personId}`;
/** Cases are indexed by the filters of their list; a case moves when its status changes, about four times in all. */
export const caseListKey = (
  place: 'asylum' | 'destination',
  office: string,
  facets: { status: string; programme: string; priority: string },
) => `CASES#${place}#${office}#${facets.status}#${facets.programme}#${facets.priority}`;
export const sponsorListKey = (office: string, shard: number) => `SPONSORS#${office}#${shard}`;
export const offerListKey = (sponsorId: string) => `OFFERS#${sponsorId}`;
export const placementListKey = (office: string) => `PLACEMENTS#${office}`;
export const escalatedListKey = (office: string, shard: number) => `ESCALATED#${office}#${shard}`;
export const noticeListKey = (receiver: string, shard: number) => `NOTICES#${receiver}#${shard}`;
export const nameListKey = (key: string) => `NAME#${key}`;
export const individualListKey = (key: string) => `INDIVIDUAL#${key}`;
export const paperKey = (key: string) => `PAPER#${key}`;
export const findKey = (key: string) => `FIND#${key}`;
export const tracingListKey = (office: string, closed: boolean, shard: number) =>
  `TRACING-${closed ? 'CLOSED' : 'OPEN'}#${office}#${shard}`;
/** Journeys and visits appear in an office's calendar by instant and case. */
export const departureListKey = (office: string) => `DEPARTURES#${office}`;
export const followUpListKey = (office: string) => `FOLLOW-UP#${office}`;
export const appointmentListKey = (office: string) => `APPOINTMENTS#${office}`;
export const feedKey = (id: string) => `FEED#${id}`;
export const feedListKey = (staff: string) => `FEEDS#${staff}`;
export const calendarSortKey = (at: string, caseId: string) => `${new Date(at).toISOString()}#${caseId}`;
export const policyKey = (programme: string) => `POLICY#${programme}`;
export const policySortKey = (version: number) => `version#${String(version).padStart(5, '0')}`;
export const policyDraftSortKey = (version: number) => `draft#${String(version).padStart(5, '0')}`;
/** How an office reads its intake files. */
export const intakeKey = (office: string) => `INTAKE#${office}`;
export const importKey = (id: string) => `IMPORT#${id}`;
export const mappingSortKey = (id: string) => `mapping#${id}`;
export const linkKey = (fingerprint: string) => `LINK#${fingerprint}`;
export const rateKey = (bucket: string, caller: string, window: number) =>
  `RATE#${bucket}#${caller}#${window}`;
/** The place of the fingerprint of the installation's id key. */
export const ID_KEY_PLACE = { pk: 'INSTALLATION', sk: 'id-key' } as const;
export const commandKey = (id: string) => `COMMAND#${id}`;
export const auditSortKey = (seq: number) => `audit#${String(seq).padStart(8, '0')}`;

/** A work item is read together with its case or sponsor, and stored under their keys. */
export function workItemKey(id: string): { pk: string; sk: string } {
  const owner = ownerOfWorkItem(id);
  return { pk: ownerKey(owner), sk: `${isSponsorId(owner) ? 'sponsor' : 'case'}#work-item#${id}` };
}

/** The primary key of a stored item. */
export function primaryKey(entity: Stored): { pk: string; sk: string } {
  switch (entity.type) {
    case 'case':
      return { pk: caseKey(entity.id), sk: 'case' };
    case 'staff-member':
      return { pk: staffKey(entity.id), sk: 'staff' };
    case 'staff-access':
    case 'access-review':
    case 'sign-in-rules':
    case 'organisation':
      return accessEntityKey(entity);
    case 'list-view':
      return { pk: `LIST-VIEWS#${entity.reader}`, sk: `${entity.at.slice(0, 13)}#${entity.id}` };
    case 'sponsor':
      return { pk: sponsorKey(entity.id), sk: 'sponsor' };
    case 'export-request':
      return { pk: exportKey(entity.id), sk: 'export' };
    case 'release-ledger':
      return { pk: RELEASES_KEY, sk: 'ledger' };
    case 'statistics-release':
      return { pk: RELEASES_KEY, sk: `ledger#release#${String(entity.number).padStart(6, '0')}` };
    case 'machine-client':
      return { pk: clientKey(entity.id), sk: 'client' };
    case 'webhook':
      return webhookKey(entity.id);
    case 'webhook-delivery':
      return deliveryKey(entity.id);
    case 'audit-entry':
      return { pk: ownerKey(entity.caseId), sk: `${chainPrefix(entity.caseId)}${auditSortKey(entity.seq)}` };
    case 'notice':
      return { pk: ownerKey(entity.caseId), sk: `notice#${entity.id}` };
    case 'work-item':
      return workItemKey(entity.id);
    case 'absence':
    case 'orientation-class':
    case 'complaint':
    case 'batch':
    case 'saved-view':
    case 'first-views':
    case 'tracing-weights':
      return listEntityKey(entity);
    case 'calendar-feed':
      return { pk: feedKey(entity.id), sk: 'feed' };
    case 'document':
    case 'rights-request':
    case 'legal-hold':
      return {
        pk: ownerKey(entity.caseId),
        sk: `${isSponsorId(entity.caseId) ? 'sponsor' : 'case'}#${entity.type}#${entity.id}`,
      };
    case 'case-stages':
      return { pk: caseKey(entity.caseId), sk: 'case#stages' };
    case 'health-record':
    case 'travel-papers':
    case 'best-interests-record':
      return { pk: caseKey(entity.caseId), sk: `case#${entity.type}#${entity.personId}` };
    default:
      return {
        pk: caseKey(entity.caseId),
        sk: 'id' in entity ? `case#${entity.type}#${entity.id}` : `case#${entity.type}`,
      };
  }
}
