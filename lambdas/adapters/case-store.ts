import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { caseKey, sponsorKey } from '../../contracts/table.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Entity, Stored } from '../../domain/case/entities.ts';
import type { Person } from '../../domain/case/person.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import { OWN_RECORDS } from '../../registry/programmes.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import { erasedOwner } from './keys/seal-items.ts';
import { partitionItems } from './lists.ts';
import { findPolicy } from './policy-store.ts';
import { entitiesOf, fromItem } from './stored-item.ts';

type Of<T extends Entity['type']> = Extract<Entity, { type: T }>;

/** What programmes store of their own. */
const OWN_TYPES = new Set<string>(['particulars', ...Object.keys(OWN_RECORDS)]);

type PrimaryKey = { pk: string; sk: string };

/** Everything about a case, strongly consistent; throws `NotFound` if there is none. */
export async function loadCase(table: Table, caseId: string): Promise<CaseFile> {
  const items = await partitionItems(table, caseKey(caseId), 'case');
  const whole = items.find(({ type }) => type === 'case');
  if (whole && erasedOwner(whole) !== undefined) fromItem(whole);
  const entities = entitiesOf(items) as Entity[];
  return assemble(table, caseId, entities);
}

async function assemble(table: Table, caseId: string, entities: Entity[]): Promise<CaseFile> {
  const all = <T extends Entity['type']>(type: T) =>
    entities.filter((entity): entity is Of<T> => entity.type === type);
  const caseRecord = all('case')[0];
  if (!caseRecord) throw new CaseError('NotFound', `Expected a case, received id ${caseId}.`);
  const offers = all('offer');
  const live = offers.filter((offer) => ['offered', 'promised', 'accepted'].includes(offer.status));
  const [orientation, travel, followUp] = [
    all('orientation-record')[0],
    all('travel-plan')[0],
    all('follow-up-plan')[0],
  ];
  const [apart, stateSubmissions] = [all('case-stages')[0], all('state-submissions')[0]];
  return {
    case: { ...caseRecord, stages: apart?.stages ?? caseRecord.stages ?? {} },
    ...(caseRecord.stages && !apart ? { stagesInRecord: true } : {}),
    rules: CASE_RULES,
    policy: await findPolicy(table, caseRecord.programme, caseRecord.policyVersion),
    persons: all('person'),
    consents: all('consent'),
    flags: all('flag'),
    access: all('access-grant'),
    workItems: all('work-item'),
    bestInterests: all('best-interests-record'),
    health: all('health-record'),
    travelPapers: all('travel-papers'),
    servicePlans: all('service-plan'),
    offers,
    sponsors: await loadSponsors(table, [...new Set(live.map((offer) => offer.sponsorId))]),
    tracing: all('tracing-request'),
    messages: all('sponsor-message'),
    documents: all('document'),
    notes: all('note'),
    rights: all('rights-request'),
    holds: all('legal-hold'),
    appointments: all('appointment'),
    pages: all('person-page'),
    asked: all('person-message'),
    changes: all('household-change'),
    ownRecords: entities.filter(({ type }) => OWN_TYPES.has(type)),
    ...(stateSubmissions ? { stateSubmissions } : {}),
    ...(orientation ? { orientation } : {}),
    ...(travel ? { travel } : {}),
    ...(followUp ? { followUp } : {}),
  };
}

/** Sponsors by id, strongly consistent; missing ones are left out. At most 100. */
export async function loadSponsors(table: Table, ids: readonly string[]): Promise<Sponsor[]> {
  const keys = ids.slice(0, 100).map((id) => ({ pk: sponsorKey(id), sk: 'sponsor' }));
  return (await loadEntities(table, keys)) as Sponsor[];
}

/** Case records by id; missing ones are left out. At most 100. */
export async function loadCaseRecords(
  table: Table,
  ids: readonly string[],
): Promise<Map<string, CaseRecord>> {
  const keys = [...new Set(ids)].slice(0, 100).map((id) => ({ pk: caseKey(id), sk: 'case' }));
  const caseRecords = (await loadEntities(table, keys)) as CaseRecord[];
  return new Map(caseRecords.map((caseRecord) => [caseRecord.id, caseRecord]));
}

/** Entities by key, strongly consistent, in any order; missing ones are left out. At most 100. */
export async function loadEntities(table: Table, keys: readonly PrimaryKey[]): Promise<Stored[]> {
  const found: Stored[] = [];
  let asked: Record<string, unknown>[] = [...keys];
  for (let round = 0; asked.length > 0; round += 1) {
    if (round === 5) throw new CaseError('StoreBusy', 'The store left records unread after five tries.');
    const answer = await withStoreErrors(() =>
      table.documents.send(
        new BatchGetCommand({ RequestItems: { [table.name]: { Keys: asked, ConsistentRead: true } } }),
      ),
    );
    found.push(...entitiesOf(answer.Responses?.[table.name] ?? []));
    asked = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return found;
}

/** All entities of one type that a case has, strongly consistent; empty if there is no such case. */
export async function loadOfCase<T extends 'person' | 'tracing-request' | 'work-item'>(
  table: Table,
  caseId: string,
  type: T,
): Promise<Of<T>[]> {
  const items = await partitionItems(table, caseKey(caseId), `case#${type}#`);
  return entitiesOf(items) as Of<T>[];
}

/** Case records and persons by case and person id; missing ones are left out. At most 50. */
export async function loadPersons(
  table: Table,
  ids: readonly { caseId: string; personId: string }[],
): Promise<(Person | CaseRecord)[]> {
  const keys = ids.slice(0, 50).flatMap(({ caseId, personId }) => [
    { pk: caseKey(caseId), sk: 'case' },
    { pk: caseKey(caseId), sk: `case#person#${personId}` },
  ]);
  const unique = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
  return (await loadEntities(table, unique)) as (Person | CaseRecord)[];
}
