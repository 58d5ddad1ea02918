import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { FieldClass } from '../case/field-class.ts';
import { FieldClassSchema } from '../case/field-class.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { personal } from '../kernel/personal-data.ts';

const TextSchema = personal(z.string().trim().min(1).max(4000));
/** The most colleagues whom one note mentions. */
const MOST_MENTIONED = 10;

/** What somebody wrote about a case, one of its members, or work on it. Readers of its class see it. */
export const NoteSchema = z.object({
  type: z.literal('note'),
  schema: z.literal(1),
  id: z.string(),
  caseId: z.string(),
  /** The member or work item that it is about; absent if it is about the whole case. */
  about: z.string().optional(),
  class: FieldClassSchema,
  /** Absent once it is erased. */
  text: TextSchema.optional(),
  /** Ids of the colleagues whom it mentions. */
  mentions: z.array(z.string().min(1).max(100)).max(MOST_MENTIONED),
  writtenAt: InstantSchema,
  writtenBy: z.string(),
  /** What it said before each change, oldest first. */
  earlier: z.array(z.object({ text: TextSchema, until: InstantSchema })).max(50),
  erasedAt: InstantSchema.optional(),
});
export type Note = z.infer<typeof NoteSchema>;

/** What is written: `about` and `class` stay as they are when it is changed. */
export const NewNoteSchema = z.strictObject({
  text: TextSchema,
  mentions: NoteSchema.shape.mentions.default([]),
  about: z.string().optional(),
  class: FieldClassSchema.default('identity'),
});
export type NewNote = z.infer<typeof NewNoteSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    note: Note;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    /** What colleagues wrote to each other, with what was erased. */
    notes: Note[];
  }
}

/** The note with this id, for readers of its class; NotFound for any other. */
export function noteOf(file: CaseFile, noteId: string, sees: readonly FieldClass[]): Note {
  const found = file.notes.find(({ id }) => id === noteId);
  if (found && sees.includes(found.class)) return found;
  throw new CaseError('NotFound', `Expected a note of case ${file.case.id}, received ${noteId}.`);
}
