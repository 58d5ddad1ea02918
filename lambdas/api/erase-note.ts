import { EraseNote } from '../../contracts/api/notes.ts';
import { noteOf } from '../../domain/notes/note.ts';
import { eraseNote } from '../../domain/notes/write-note.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

export const handler = caseCommandHandler(EraseNote, (file, { params, command, grant }) =>
  eraseNote(noteOf(file, params.noteId, grant.sees), command),
);
