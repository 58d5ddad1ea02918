import { ListNotes } from '../../contracts/api/notes.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';
import { peopleNamed } from '../services/people-named.ts';

export const handler = apiHandler(ListNotes, async ({ params, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  refuseRestricted(file, actor, command.at);
  const notes = file.notes
    .flatMap(({ type: _type, schema: _schema, caseId: _case, erasedAt: _erased, text, ...note }) =>
      text === undefined || !grant.sees.includes(note.class) ? [] : [{ ...note, text }],
    )
    .sort((a, b) => b.writtenAt.localeCompare(a.writtenAt));
  const ids = new Set(notes.flatMap(({ writtenBy, mentions }) => [writtenBy, ...mentions]));
  return { notes, people: await peopleNamed(store, [...ids]) };
});
