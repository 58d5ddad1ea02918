import { ReadSponsor } from '../../contracts/api/sponsors.ts';
import type { WorkItemRow } from '../../contracts/api/work-items.ts';
import { grantOf } from '../../contracts/authorization.ts';
import { isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { FieldClass } from '../../domain/case/field-class.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { isPartnerStaff } from '../../domain/kernel/actor.ts';
import { heldOf, secondsLeft } from '../../domain/work-item/held-decision.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOfItsOffices, isSponsorId } from '../../domain/work-item/work-item.ts';
import type { Store } from './the-store.ts';

interface Reader {
  actor: Actor;
  sees: readonly FieldClass[];
  at: string;
}

type OfOwner = Pick<WorkItemRow, 'caseId' | 'caseNumber' | 'sponsor' | 'priority'>;

/** Rows of work items by id, in the order of the ids. */
export async function rowsOf(store: Store, ids: readonly string[], reader: Reader): Promise<WorkItemRow[]> {
  const items = await store.loadWorkItems(ids);
  const owners = items.map((item) => item.caseId);
  const sponsorIds = [...new Set(owners.filter(isSponsorId))];
  const [caseRecords, sponsors] = await Promise.all([
    store.loadCaseRecords(owners.filter((owner) => !isSponsorId(owner))),
    grantOf(ReadSponsor, reader.actor.roles) ? store.loadSponsors(sponsorIds) : [],
  ]);
  const names = new Map(sponsors.map(({ id, name }) => [id, name]));
  return items.flatMap((item) => {
    const owner = item.caseId;
    if (isSponsorId(owner))
      return rowOf(item, reader, {
        caseId: null,
        sponsor: { sponsorId: owner, name: names.get(owner) ?? null },
        priority: 'normal',
      });
    const caseRecord = caseRecords.get(owner);
    return caseRecord ? rowOf(item, reader, caseRow(caseRecord, item, reader)) : [];
  });
}

function caseRow(caseRecord: CaseRecord, item: WorkItem, { actor, sees, at }: Reader): OfOwner {
  const withheld = caseRecord.overview !== undefined && isWithheldFrom(caseRecord.overview, actor, at);
  return {
    ...{ caseId: caseRecord.id, sponsor: null, priority: caseRecord.priority },
    ...(sees.includes('identity') && !isPartnerStaff(actor) && !withheld && isOfItsOffices(caseRecord, item)
      ? { caseNumber: caseRecord.number }
      : {}),
  };
}

function rowOf(item: WorkItem, { actor, at }: Reader, owner: OfOwner): WorkItemRow {
  const held = heldOf(item);
  const { kind, stage, role, office, status, version, round, openedAt, dueAt } = item;
  const { escalatedAt, assignee, subject } = item;
  return {
    ...{ workItemId: item.id, kind, stage, role, office, status, version, round, openedAt, dueAt },
    ...owner,
    ...(escalatedAt === undefined ? {} : { escalatedAt }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(subject === undefined ? {} : { subject }),
    ...(held?.by === actor.id
      ? {
          held: { decision: held.code, releaseAt: held.releaseAt, secondsLeft: secondsLeft(held, at) },
        }
      : {}),
  };
}
