import * as z from 'zod';
import type { CaseFile } from '../domain/case/case-file.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import { DocumentSchema } from '../domain/documents/document.ts';
import type { HouseholdChange } from '../domain/household/household-change.ts';
import { HouseholdChangeSchema } from '../domain/household/household-change.ts';
import type { DocumentKind } from '../domain/kernel/document-kind.ts';
import { NoteSchema } from '../domain/notes/note.ts';
import { isOfItsOffices } from '../domain/work-item/work-item.ts';
import type { CopyReader } from './copy-classes.ts';

/** The member that it is about, as an id of the copy's `persons`; absent if it is about the whole case. */
const personId = z.string().optional();

/** What lies with a case beside its records: papers on file, notes, and how the household changed. */
export const CopyRecordsSchema = z.object({
  documents: z.array(
    DocumentSchema.pick({ id: true, kind: true, date: true, expiresOn: true, addedAt: true }).extend({
      personId,
    }),
  ),
  notes: z.array(NoteSchema.pick({ id: true, writtenAt: true }).extend({ text: z.string(), personId })),
  changes: z.array(
    HouseholdChangeSchema.pick({ id: true, happenedOn: true }).extend({
      kind: z.string(),
      because: z.string().optional(),
      personIds: z.array(z.string()),
      /** How the office knows it; for a court only. */
      evidence: z.string().optional(),
    }),
  ),
});
type CopyRecords = z.infer<typeof CopyRecordsSchema>;

/** Papers of a member that the family may know to be on file; a letter or a consent may be nobody else's business. */
const FAMILY_PAPERS: ReadonlySet<DocumentKind> = new Set([
  ...(['passport', 'identity-card', 'birth-certificate', 'marriage-certificate'] as const),
  ...(['travel-document', 'visa', 'exit-permit', 'family-register'] as const),
]);

interface Belonging {
  readonly personId?: string;
}

/** Whose something is, from what it is about; undefined if this copy must not have it. */
function belonging(
  file: CaseFile,
  { audience, personId: own }: CopyReader,
  about?: string,
): Belonging | undefined {
  const consent = file.consents.find(({ id }) => id === about);
  const person = file.persons.find(({ id }) => id === (consent?.personId ?? about));
  if (audience === 'person') return person && person.id === own ? { personId: own } : undefined;
  if (person) return consent && audience === 'family' ? undefined : { personId: person.id };
  if (about === undefined) return {};
  const item = file.workItems.find(({ id }) => id === about);
  const isOpen =
    item &&
    item.stage !== 'family-tracing' &&
    !file.rules.kindNamed(item.kind).hidden &&
    isOfItsOffices(file.case, item);
  return audience === 'court' && isOpen ? {} : undefined;
}

const isWhole = ({ status }: HouseholdChange): boolean => status === 'confirmed' || status === 'in-effect';

function membersOf({ change, personId: joined }: HouseholdChange): string[] {
  if ('members' in change) return change.members;
  if ('personId' in change) return [change.personId];
  return joined === undefined ? [] : [joined];
}

function changesOf(file: CaseFile, { audience, personId: own }: CopyReader): CopyRecords['changes'] {
  return file.changes
    .filter(isWhole)
    .map((record) => ({ record, personIds: membersOf(record) }))
    .filter(({ personIds }) => own === undefined || personIds.includes(own))
    .map(({ record: { id, change, happenedOn, evidence }, personIds }) => ({
      ...{ id, kind: change.kind, happenedOn },
      personIds: own === undefined ? personIds : [own],
      ...('because' in change ? { because: change.because } : {}),
      ...(audience === 'court' ? { evidence } : {}),
    }))
    .sort((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1));
}

/** The text without the names of the colleagues whom it mentions. */
const unnamed = (text: string, staff: readonly string[]): string =>
  staff.reduce((left, name) => left.replaceAll(`@${name}`, '@…'), text);

/**
 * Papers, notes and changes that the reader of a copy may have. A note is for the person whom it is about, or for a
 * court that ordered its class: what colleagues wrote about one member may endanger them before the others. Where
 * somebody moved to is said to nobody.
 */
export function copiedRecords(
  file: CaseFile,
  reader: CopyReader,
  classes: readonly FieldClass[],
  staff: readonly string[],
): CopyRecords {
  const isTheirs = (one: { class: FieldClass }): boolean => classes.includes(one.class);
  const documents = file.documents.flatMap((one) => {
    const whose = one.status === 'kept' && isTheirs(one) ? belonging(file, reader, one.about) : undefined;
    const isShared = reader.audience !== 'family' || !whose?.personId || FAMILY_PAPERS.has(one.kind);
    return whose && isShared ? [{ ...one, ...whose }] : [];
  });
  const notes = file.notes.flatMap(({ text, ...one }) => {
    const whose = text && isTheirs(one) ? belonging(file, reader, one.about) : undefined;
    return whose && text && reader.audience !== 'family'
      ? [{ id: one.id, ...whose, text: unnamed(text, staff), writtenAt: one.writtenAt }]
      : [];
  });
  return CopyRecordsSchema.parse({
    documents: documents.sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1)),
    notes: notes.sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1)),
    changes: changesOf(file, reader),
  });
}
