import { WriteNote } from '../../contracts/api/notes.ts';
import { writeNote } from '../../domain/notes/write-note.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { mentionable } from '../services/mentionable.ts';

export const handler = caseCommandHandler(WriteNote, async (file, { body, command, grant, store }) => {
  const known = await mentionable(store, file, body.mentions, command.at);
  return writeNote(file, body, { sees: grant.sees, known }, command);
});
