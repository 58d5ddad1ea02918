import * as z from 'zod';
import { isWithheldFrom } from '../case/access.ts';
import type { CaseRecord } from '../case/case.ts';
import { CaseRecordSchema, OutcomeSchema } from '../case/case.ts';
import type { CaseRules } from '../case/case-file.ts';
import type { CaseOverview } from '../case/case-overview.ts';
import { WaitGroupSchema, WaitUntilSchema } from '../case/case-overview.ts';
import type { FieldClass } from '../case/field-class.ts';
import { FlagKindSchema } from '../case/flag.ts';
import type { Person } from '../case/person.ts';
import { PersonSchema } from '../case/person.ts';
import type { Actor } from '../kernel/actor.ts';
import { InstantSchema, isBefore } from '../kernel/calendar.ts';
import { isOfItsOffices, WorkItemSchema } from '../work-item/work-item.ts';
import { lastOf } from './derive-overview.ts';

const { programme, priority, status, registeredAt, office, destinationOffice, number } =
  CaseRecordSchema.shape;

/**
 * Open work of a kind as lists show it; `office` is null when it is not one of the case's offices, because it would
 * reveal where a found person is.
 */
export const WaitSchema = WaitGroupSchema.extend({
  office: WaitGroupSchema.shape.office.nullable(),
  stage: WorkItemSchema.shape.stage,
  role: WorkItemSchema.shape.role,
});
export type Wait = z.infer<typeof WaitSchema>;

/** A row of a list of cases. Number and name are included for readers who see `identity` and may open the case. */
export const CaseRowSchema = z.object({
  caseId: z.string(),
  ...{ programme, priority, status, registeredAt, office, destinationOffice },
  number: number.nullable(),
  /** The principal applicant. */
  name: PersonSchema.shape.name.nullable(),
  members: z.int().min(0),
  outcome: OutcomeSchema.nullable(),
  /** The stages that have open work, oldest first. */
  stages: z.array(WaitSchema.shape.stage),
  /** Since when it has been in this state. */
  since: InstantSchema,
  waitsFor: z.array(WaitSchema),
  /** Until when stages wait in which nobody has anything to do now. */
  waitsUntil: z.array(WaitUntilSchema),
  flags: z.array(FlagKindSchema),
  /** True when this reader may not open it: a protection flag is active and they were not named. */
  restricted: z.boolean(),
  /** True when nobody is in it any more, because all of them were erased. */
  erased: z.boolean(),
});
export type CaseRow = z.infer<typeof CaseRowSchema>;

/** A case record with its overview, and with the principal applicant if the reader may see who that is. */
export interface ListedCase {
  caseRecord: CaseRecord;
  overview: CaseOverview;
  principal?: Person;
}

/** A case as a row for this reader at this time. */
export function rowOf(
  { caseRecord, overview, principal }: ListedCase,
  reader: { actor: Actor; sees: readonly FieldClass[]; rules: CaseRules },
  at: string,
): CaseRow {
  const restricted = isWithheldFrom(overview, reader.actor, at);
  const erased = caseRecord.erasedAt !== undefined;
  const named = reader.sees.includes('identity') && !restricted;
  const waits = overview.waits.map((wait): Wait => {
    const { stage, role } = reader.rules.kindNamed(wait.kind);
    return { ...wait, stage, role, office: isOfItsOffices(caseRecord, wait) ? wait.office : null };
  });
  const settledAt = overview.settledAt ?? lastOf(caseRecord.stages) ?? caseRecord.registeredAt;
  return {
    caseId: caseRecord.id,
    programme: caseRecord.programme,
    priority: caseRecord.priority,
    status: caseRecord.status,
    registeredAt: caseRecord.registeredAt,
    office: caseRecord.office,
    destinationOffice: caseRecord.destinationOffice,
    number: named && !erased ? caseRecord.number : null,
    name: named ? (principal?.name ?? null) : null,
    members: overview.members,
    outcome: caseRecord.closing?.outcome ?? null,
    stages: [...new Set(waits.map((wait) => wait.stage))],
    since: overview.waits[0]?.openedAt ?? settledAt,
    waitsFor: waits,
    waitsUntil: (overview.until ?? []).filter((wait) => isBefore(at, wait.at)),
    flags: overview.flags,
    restricted,
    erased,
  };
}
