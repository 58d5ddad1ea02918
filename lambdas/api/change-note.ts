import { ChangeNote } from '../../contracts/api/notes.ts';
import { noteOf } from '../../domain/notes/note.ts';
import { changeNote } from '../../domain/notes/write-note.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { mentionable } from '../services/mentionable.ts';

export const handler = caseCommandHandler(ChangeNote, async (file, request) => {
  const { params, body, command, grant, store } = request;
  const known = await mentionable(store, file, body.mentions, command.at);
  return changeNote(noteOf(file, params.noteId, grant.sees), body, known, command);
});
