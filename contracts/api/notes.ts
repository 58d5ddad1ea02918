import * as z from 'zod';
import { NewNoteSchema, NoteSchema } from '../../domain/notes/note.ts';
import { PersonAtWorkSchema } from '../../domain/work-item/person-at-work.ts';
import { STAFF } from '../authorization.ts';
import { EVERY_CLASS, recorded } from '../reads.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

const NoteParamsSchema = z.object({ caseId: IdSchema, noteId: IdSchema });
const NotedSchema = z.object({ noteId: IdSchema });

export const NoteViewSchema = NoteSchema.omit({
  type: true,
  schema: true,
  caseId: true,
  erasedAt: true,
}).extend({
  text: NoteSchema.shape.text.unwrap(),
});

export const ListNotes = route({
  function: 'ListNotes',
  method: 'GET',
  path: '/cases/{caseId}/notes',
  summary: 'What colleagues wrote about a case, of the classes that the caller sees, newest first.',
  status: 200,
  grants: STAFF,
  reading: recorded('notes.listed', ...EVERY_CLASS),
  params: CaseParamsSchema,
  answer: z.object({ notes: z.array(NoteViewSchema), people: z.array(PersonAtWorkSchema) }),
});

export const WriteNote = route({
  function: 'WriteNote',
  method: 'POST',
  path: '/cases/{caseId}/notes',
  summary: 'Writes a note on a case, a member or a work item; colleagues whom it mentions are told.',
  status: 201,
  grants: STAFF,
  params: CaseParamsSchema,
  body: NewNoteSchema,
  answer: NotedSchema,
});

export const ChangeNote = route({
  function: 'ChangeNote',
  method: 'POST',
  path: '/cases/{caseId}/notes/{noteId}',
  summary: 'Changes one’s own note; what it said before stays with it.',
  status: 200,
  grants: STAFF,
  params: NoteParamsSchema,
  body: NewNoteSchema.pick({ text: true, mentions: true }),
  answer: NotedSchema,
});

export const EraseNote = route({
  function: 'EraseNote',
  method: 'POST',
  path: '/cases/{caseId}/notes/{noteId}/erase',
  summary: 'Erases a note for good, with everything that it said before.',
  status: 200,
  grants: STAFF,
  params: NoteParamsSchema,
  answer: NotedSchema,
});

export const NOTE_ROUTES = [ListNotes, WriteNote, ChangeNote, EraseNote] as const;
