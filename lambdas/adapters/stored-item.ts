import { ACCESS_REVIEWS_KEY, didKey, ORGANISATIONS_KEY } from '../../contracts/access-table.ts';
import { absencesKey, COMPLAINTS_KEY, classesKey, viewsListKey } from '../../contracts/list-table.ts';
import { shardOf } from '../../contracts/shard.ts';
import {
  ALL_STAFF_KEY,
  appointmentListKey,
  CLIENTS_KEY,
  calendarSortKey,
  caseListKey,
  deliveriesKey,
  departureListKey,
  EXPORTS_KEY,
  feedListKey,
  followUpListKey,
  NOTICE_SHARDS,
  noticeListKey,
  offerListKey,
  primaryKey,
  readersKey,
  SPONSOR_SHARDS,
  STAFF_SHARDS,
  sponsorListKey,
  staffListKey,
  TRACING_SHARDS,
  tracingListKey,
  webhooksKey,
} from '../../contracts/table.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { isReadings, readerOf } from '../../domain/audit/reading.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { Stored } from '../../domain/case/entities.ts';
import { receiverOf } from '../../domain/case/notice.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { ENTITY_SCHEMAS } from '../../registry/entity-schemas.ts';
import type { FollowUpPlan } from '../../stages/post-arrival-follow-up/follow-up-plan.ts';
import { nextVisit } from '../../stages/post-arrival-follow-up/schedule.ts';
import type { TravelPlan } from '../../stages/travel/travel-plan.ts';
import { erasedOwner } from './keys/seal-items.ts';
import { packedOverview, unpackedOverview } from './packed-overview.ts';
import { queueKeys } from './queue-keys.ts';
import { upcast } from './upcasters.ts';

export type Item = Record<string, unknown>;

/**
 * A case is in the lists of both its offices, of the destination as soon as it has one. No work item shares its item, so the queue index is free for the
 * second.
 */
const caseKeys = (caseRecord: CaseRecord): Item => {
  const place = `${caseRecord.registeredAt}#${caseRecord.id}`;
  return {
    lk: caseListKey('asylum', caseRecord.office, caseRecord),
    ls: place,
    ...(caseRecord.destinationOffice === undefined
      ? {}
      : { qk: caseListKey('destination', caseRecord.destinationOffice, caseRecord), qs: place }),
  };
};

function travelKeys({ office, destinationOffice, departureAt, caseId }: TravelPlan): Item {
  if (departureAt === undefined || office === undefined || destinationOffice === undefined) return {};
  const place = calendarSortKey(departureAt, caseId);
  return { lk: departureListKey(office), ls: place, qk: departureListKey(destinationOffice), qs: place };
}

function followUpKeys(plan: FollowUpPlan): Item {
  const next = nextVisit(plan);
  if (!next || plan.destinationOffice === undefined) return {};
  return { lk: followUpListKey(plan.destinationOffice), ls: calendarSortKey(next.dueAt, plan.caseId) };
}

/** The first entry of a reader's day names the reader; whatever else one of the staff did is listed under them. */
function entryKeys({ caseId, seq, at, actor }: AuditEntry): Item {
  if (!isReadings(caseId))
    return actor.kind === 'staff' ? { lk: didKey(actor.id), ls: `${at}#${caseId}#${seq}` } : {};
  const { day, reader } = readerOf(caseId);
  return seq === 1 ? { lk: readersKey(day), ls: reader } : {};
}

/**
 * The index keys of an entity; empty for those that are only read with their case. Keys of persons need a secret: see
 * `name-keys.ts`.
 */
function indexKeys(entity: Stored): Item {
  switch (entity.type) {
    case 'work-item':
      return queueKeys(entity);
    case 'case':
      return caseKeys(entity);
    case 'travel-plan':
      return travelKeys(entity);
    case 'follow-up-plan':
      return followUpKeys(entity);
    case 'appointment':
      return entity.status === 'cancelled'
        ? {}
        : { lk: appointmentListKey(entity.office), ls: calendarSortKey(entity.startsAt, entity.id) };
    case 'saved-view':
      return entity.shared === undefined || entity.removedAt !== undefined
        ? {}
        : { lk: viewsListKey(entity.shared.office), ls: `${entity.staff} ${entity.id}` };
    case 'absence':
      return entity.endedAt === undefined ? { lk: absencesKey(entity.office), ls: entity.id } : {};
    case 'orientation-class':
      return { lk: classesKey(entity.office), ls: calendarSortKey(entity.startsAt, entity.id) };
    case 'calendar-feed':
      return entity.revokedAt === undefined
        ? { lk: feedListKey(entity.staff), ls: `${entity.madeAt}#${entity.id}` }
        : {};
    case 'tracing-request':
      return entity.office === undefined
        ? {}
        : {
            lk: tracingListKey(entity.office, entity.status === 'closed', shardOf(entity.id, TRACING_SHARDS)),
            ls: `${entity.openedAt}#${entity.id}`,
          };
    case 'sponsor':
      return {
        lk: sponsorListKey(entity.destinationOffice, shardOf(entity.id, SPONSOR_SHARDS)),
        ls: entity.id,
      };
    case 'machine-client':
      return { lk: CLIENTS_KEY, ls: `${entity.createdAt}#${entity.id}` };
    case 'access-review':
      return { lk: ACCESS_REVIEWS_KEY, ls: `${entity.openedAt}#${entity.id}` };
    case 'organisation':
      return { lk: ORGANISATIONS_KEY, ls: entity.id };
    case 'webhook':
      return entity.status === 'ended'
        ? {}
        : { lk: webhooksKey(entity.office), ls: `${entity.createdAt}#${entity.id}` };
    case 'webhook-delivery':
      return {
        lk: deliveriesKey(entity.webhookId, entity.status),
        ls: `${entity.createdAt}#${entity.id}`,
      };
    case 'complaint':
      return { lk: COMPLAINTS_KEY, ls: `${entity.at}#${entity.id}` };
    case 'export-request':
      return { lk: EXPORTS_KEY, ls: `${entity.askedAt}#${entity.id}` };
    case 'offer':
      return { lk: offerListKey(entity.sponsorId), ls: `${entity.offeredAt}#${entity.id}` };
    case 'audit-entry':
      return entryKeys(entity);
    case 'staff-member':
      return {
        lk: staffListKey(entity.office, shardOf(entity.id, STAFF_SHARDS)),
        ls: entity.id,
        ...{ qk: ALL_STAFF_KEY, qs: `${entity.office}#${entity.id}` },
      };
    case 'notice':
      return {
        lk: noticeListKey(receiverOf(entity.to), shardOf(entity.id, NOTICE_SHARDS)),
        ls: `${entity.at}#${entity.id}`,
      };
    default:
      return {};
  }
}

/**
 * An entity as it is stored: its fields, its keys and its index keys. An entity that its own schema would refuse when
 * read is refused before it is written.
 */
export function toItem(entity: Stored): Item {
  const result = ENTITY_SCHEMAS[entity.type].safeParse(entity);
  if (result.success) return { ...packed(entity), ...primaryKey(entity), ...indexKeys(entity) };
  throw new Error(`A ${entity.type} to be stored does not fit its schema at: ${faultsOf(result.error)}.`);
}

/** The fields of an entity in the form in which they are stored: the record of a case with a shorter overview. */
const packed = (entity: Stored): Item =>
  entity.type === 'case' && entity.overview !== undefined
    ? { ...entity, overview: packedOverview(entity.overview) }
    : { ...entity };

/** A record of before schema 13 has its overview field by field. */
const unpacked = (fields: Item): Item =>
  fields.type === 'case' && typeof fields.overview === 'string'
    ? { ...fields, overview: unpackedOverview(fields.overview) }
    : fields;

const faultsOf = (error: { issues: { path: PropertyKey[] }[] }): string =>
  error.issues.map((issue) => issue.path.map(String).join('.')).join(', ');

/** Marks items that an import brought: until their next change they are listed and indexed, and set nothing going. */
export const IMPORTED = 'imported';

/** What makes the digest of a stored record unguessable; see `domain/audit/state-digest.ts`. */
export const SALT = 'salt';

/** Where the entry is that tells of a record, if it is not in the chain of its owner: `owner#seq`. */
export const SEALED_IN = 'sealedIn';

const KEYS = new Set(['pk', 'sk', 'qk', 'qs', 'lk', 'ls', IMPORTED, SALT, SEALED_IN]);

/**
 * An entity from its stored form, upcast to the current schema. Throws `NewerSchema` if a newer version of Kinbridge
 * stored it; an item that fits no schema is an error that names its key and fields, never a value.
 */
export function fromItem(item: Item): Stored {
  if (erasedOwner(item) !== undefined)
    throw new CaseError(
      'Erased',
      `Expected a ${item.type} at ${item.pk} ${item.sk}, received what was erased: the key of ${erasedOwner(item)} is destroyed.`,
    );
  const fields = Object.fromEntries(Object.entries(item).filter(([name]) => !KEYS.has(name)));
  const type = fields.type as keyof typeof ENTITY_SCHEMAS;
  const schema = ENTITY_SCHEMAS[type];
  const key = `${item.pk} ${item.sk}`;
  if (!schema)
    throw new CaseError(
      'NewerSchema',
      `Expected a known type of entity at ${key}, received ${String(type)}.`,
    );
  const present = schema.shape.schema.value;
  if (typeof fields.schema === 'number' && fields.schema > present)
    throw new CaseError(
      'NewerSchema',
      `Expected schema ${present} or older of ${type} at ${key}, received ${fields.schema}.`,
    );
  const result = schema.safeParse(upcast(type, unpacked(fields)));
  if (result.success) return result.data;
  throw new UnreadableItem(
    `The ${type} stored at ${key} does not fit its schema at: ${faultsOf(result.error)}.`,
  );
}

/** What lists show: entities from their stored form, without what was erased. */
export const entitiesOf = (items: readonly Item[]): Stored[] =>
  items.filter((item) => erasedOwner(item) === undefined).map(fromItem);

/** Retrying is pointless: stream consumers set it aside by this name. */
class UnreadableItem extends Error {
  override readonly name = 'UnreadableItem';
}
