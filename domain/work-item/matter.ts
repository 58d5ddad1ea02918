import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { FieldClass } from '../case/field-class.ts';
import { FlagSchema } from '../case/flag.ts';
import { PersonSchema } from '../case/person.ts';
import { ageAt, InstantSchema } from '../kernel/calendar.ts';
import { STAGES } from '../kernel/catalogue.ts';
import { personal } from '../kernel/personal-data.ts';
import { ConsentsHeldSchema, consentsHeld } from './consents-held.ts';
import { restsOn } from './resting.ts';
import type { WorkItem } from './work-item.ts';
import { isOfItsOffices, WorkItemSchema } from './work-item.ts';

const { relationship, sex, separation, custody, status, needs } = PersonSchema.shape;

/** An earlier decision, with the reason and note, for those who may see it. */
const EarlierSchema = z.object({
  workItemId: z.string(),
  kind: z.string(),
  stage: WorkItemSchema.shape.stage,
  subject: z.string().nullable(),
  decision: z.string(),
  /** Null if another office than the case's decided: it would reveal where a found person is. */
  by: z.string().nullable(),
  /** The role that did the work; shown when the person has no name here. */
  role: WorkItemSchema.shape.role,
  office: WorkItemSchema.shape.office.nullable(),
  at: InstantSchema,
  reasonCode: z.string().nullable(),
  note: personal(z.string()).nullable(),
  /** The other fields of its form; empty for those who may not see data of its stage. */
  fields: personal(z.record(z.string(), z.unknown())),
  /** True if the decision to be made now rests on it. */
  isBasis: z.boolean(),
});

/**
 * What the person deciding needs beside the form: whom it is about, warnings, and earlier decisions with their
 * reasons.
 */
export const MatterSchema = z.object({
  household: z.array(
    z.object({
      personId: z.string(),
      name: personal(z.string()).nullable(),
      relationship,
      age: z.int().min(0).nullable(),
      sex: sex.nullable(),
      needs: needs.nullable(),
      status,
      /** Absent for staff of a partner organisation. */
      ...{ separation: separation.optional(), custody: custody.optional() },
    }),
  ),
  flags: z.array(
    z.object({
      kind: FlagSchema.shape.kind,
      instruction: personal(z.string()).nullable(),
      blocks: FlagSchema.shape.blocks,
    }),
  ),
  consents: z.array(ConsentsHeldSchema),
  earlier: z.array(EarlierSchema),
});
export type Matter = z.infer<typeof MatterSchema>;
type Earlier = z.infer<typeof EarlierSchema>;

const MAX_EARLIER = 40;

/** Work whose decisions hold data of a restricted class, whatever its stage. */
const CLASS_OF: Readonly<Record<string, FieldClass>> = {
  'protection-concern': 'protection',
  'sponsor-worry': 'protection',
};
const classOf = ({ kind, stage }: WorkItem): FieldClass =>
  CLASS_OF[kind] ?? (stage === 'family-tracing' ? 'identity' : STAGES[stage].sees);

/** The decisions on these items, first those that are the basis, then the newest; notes and fields only for those who may see data of their stage. */
export function earlierDecisions(
  items: readonly WorkItem[],
  sees: readonly FieldClass[],
  {
    told = () => true,
    isBasis = () => false,
  }: { told?: (item: WorkItem) => boolean; isBasis?: (item: WorkItem) => boolean } = {},
): Earlier[] {
  const decided = items.flatMap((item) => (item.decision ? [{ item, decision: item.decision }] : []));
  return decided
    .sort(
      (a, b) =>
        Number(isBasis(b.item)) - Number(isBasis(a.item)) ||
        Date.parse(b.decision.at) - Date.parse(a.decision.at),
    )
    .slice(0, MAX_EARLIER)
    .map(({ item, decision: { code, by, at, form } }) => {
      const needed = classOf(item);
      const { note, reasonCode, decision: _code, ...fields } = form;
      const seen = sees.includes(needed);
      return {
        ...{ workItemId: item.id, kind: item.kind, stage: item.stage, subject: item.subject ?? null },
        ...{ decision: code, at, role: item.role },
        ...(told(item) ? { by, office: item.office } : { by: null, office: null }),
        reasonCode: typeof reasonCode === 'string' ? reasonCode : null,
        note: seen && typeof note === 'string' && note !== '' ? note : null,
        fields: seen ? fields : {},
        isBasis: isBasis(item),
      };
    });
}

/**
 * Tracing is decided from its own record: what was found about one sought person does not concern the case's other
 * work.
 */
const besides = (item: WorkItem, other: WorkItem): boolean =>
  (item.stage === 'family-tracing') === (other.stage === 'family-tracing');

/** What the person deciding an item of a case gets to see. */
export function matterOf(file: CaseFile, item: WorkItem, at: string, sees: readonly FieldClass[]): Matter {
  const identity = sees.includes('identity');
  const basis = restsOn(file, item);
  return {
    household: file.persons.map((person) => ({
      personId: person.id,
      name: identity ? person.name : null,
      relationship: person.relationship,
      age: identity ? Math.max(0, ageAt(person.birthDate, at)) : null,
      sex: identity ? person.sex : null,
      needs: identity ? person.needs : null,
      ...{ separation: person.separation, custody: person.custody, status: person.status },
    })),
    flags: file.flags
      .filter(({ liftedAt }) => liftedAt === undefined)
      .map(({ kind, instruction, blocks }) => ({
        ...{ kind, blocks },
        instruction: sees.includes('protection') ? instruction : null,
      })),
    consents: consentsHeld(file, item, at, sees),
    earlier: earlierDecisions(
      file.workItems.filter((other) => besides(item, other)),
      sees,
      { told: (other) => isOfItsOffices(file.case, other), isBasis: ({ id }) => basis.has(id) },
    ),
  };
}
