import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { FieldClass } from '../case/field-class.ts';
import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { NewNote, Note } from './note.ts';

const MAX_NOTES = 300;
const MAX_CHANGES = 50;

/** A colleague who can be told about a note: they may open the case, and see data of its class. */
export interface Mentionable {
  readonly id: string;
  readonly office: string;
  readonly sees: readonly FieldClass[];
}

type Answer = { noteId: string };

/** Notices to those who are mentioned and were not before; refuses a mention of somebody who may not read the note. */
function toMentioned(
  note: Note,
  before: readonly string[],
  known: readonly Mentionable[],
  command: Command,
): Notice[] {
  const { about } = note;
  const ofWork = about === undefined || about.startsWith('person-') ? {} : { workItemId: about };
  return note.mentions
    .filter((id) => !before.includes(id) && id !== command.actor.id)
    .map((id) => {
      const colleague = known.find((one) => one.id === id);
      if (!colleague?.sees.includes(note.class))
        throw invalid('mentions', rule('mention-may-read'), 'somebody who may not');
      const to = { kind: 'staff', id, office: colleague.office } as const;
      const data = { noteId: note.id, ...ofWork };
      return noticeTo(note.caseId, to, 'note-mention', command, data);
    });
}

/** Writes a note, and tells the colleagues whom it mentions. */
export function writeNote(
  file: CaseFile,
  wanted: NewNote,
  { sees, known }: { sees: readonly FieldClass[]; known: readonly Mentionable[] },
  command: Command,
): Change<Answer> {
  const { about, ...said } = wanted;
  if (!sees.includes(said.class)) throw invalid('class', rule('class-seen'), 'a class that they do not see');
  if (about !== undefined && ![...file.persons, ...file.workItems].some(({ id }) => id === about))
    throw new CaseError('NotFound', `Expected a member or work item of case ${file.case.id}.`);
  if (file.notes.filter(({ erasedAt }) => !erasedAt).length >= MAX_NOTES)
    throw new CaseError('StoreFull', `Expected at most ${MAX_NOTES} notes on a case.`);
  const note: Note = {
    ...{ type: 'note', schema: 1, id: identifier('note', file.case.id, command.id), caseId: file.case.id },
    ...(about === undefined ? {} : { about }),
    ...said,
    ...{ mentions: [...new Set(said.mentions)], writtenAt: command.at, writtenBy: command.actor.id },
    earlier: [],
  };
  return {
    patch: {},
    writes: [note, ...toMentioned(note, [], known, command)],
    facts: [{ act: 'note.written', subject: note.id, details: detailsOf(note) }],
    answer: { noteId: note.id },
  };
}

const detailsOf = ({ class: shown, mentions, about }: Note) => ({
  ...{ class: shown, mentions },
  ...(about === undefined ? {} : { about }),
});

/** Changes what one's own note says; what it said before stays with it. */
export function changeNote(
  note: Note,
  { text, mentions }: Pick<NewNote, 'text' | 'mentions'>,
  known: readonly Mentionable[],
  command: Command,
): Change<Answer> {
  if (note.writtenBy !== command.actor.id)
    throw new CaseError('Forbidden', 'Expected the person who wrote the note.');
  if (note.text === undefined) throw new CaseError('WrongState', 'Expected a note that is not erased.');
  if (note.text === text) return noChange({ noteId: note.id });
  if (note.earlier.length >= MAX_CHANGES)
    throw new CaseError('WrongState', `Expected a note changed at most ${MAX_CHANGES} times.`);
  const changed: Note = {
    ...note,
    text,
    mentions: [...new Set(mentions)],
    earlier: [...note.earlier, { text: note.text, until: command.at }],
  };
  return {
    patch: {},
    writes: [changed, ...toMentioned(changed, note.mentions, known, command)],
    facts: [{ act: 'note.changed', subject: note.id, details: { mentions: changed.mentions } }],
    answer: { noteId: note.id },
  };
}

/** Erases a note for good, with everything that it said before: its author or a supervisor may. */
export function eraseNote(note: Note, command: Command): Change<Answer> {
  if (note.writtenBy !== command.actor.id && !command.actor.roles.includes('supervisor'))
    throw new CaseError('Forbidden', 'Expected the person who wrote the note, or a supervisor.');
  if (note.text === undefined) return noChange({ noteId: note.id });
  const { text: _text, ...left } = note;
  return {
    patch: {},
    writes: [{ ...left, earlier: [], erasedAt: command.at }],
    facts: [{ act: 'note.erased', subject: note.id, details: { class: note.class } }],
    answer: { noteId: note.id },
  };
}
