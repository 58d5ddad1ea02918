import { useMemo, useState } from 'react';
import { ChangeNote } from '../../../contracts/api/notes.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import { mentionedIn } from './mentions.ts';
import { NoteField } from './note-field.tsx';
import { type CaseNote, useCaseNotesAgain } from './use-case-notes.ts';
import { useColleagues } from './use-colleagues.ts';

interface Props {
  readonly caseId: string;
  readonly note: CaseNote;
  onClose(): void;
}

/** Changes one's own note; what it said before stays with it. */
export function ChangeNoteDialog({ caseId, note, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const again = useCaseNotesAgain(caseId);
  const staff = useColleagues();
  const [text, setText] = useState(note.text);
  const key = useMemo(() => oneShotKey(), []);
  const write = useWrite(key, {
    send: (sent) =>
      call(ChangeNote, {
        params: { caseId, noteId: note.id },
        body: { text: text.trim(), mentions: mentionedIn(text, staff) },
        key: sent,
      }),
    onDone: async () => {
      await again();
      onClose();
    },
  });
  const empty = text.trim() === '';
  return (
    <Dialog
      title={say('notes.change')}
      go={say('notes.change.go')}
      busy={write.isPending}
      problem={write.error}
      onGo={() => !empty && text.length <= 4000 && write.mutate()}
      onClose={onClose}
    >
      <NoteField
        value={text}
        staff={staff}
        fault={empty ? say('notes.text.required') : text.length > 4000 && say('notes.text.too-long')}
        onChange={setText}
      />
    </Dialog>
  );
}
