import Alert from '@cloudscape-design/components/alert';
import { useMemo } from 'react';
import { EraseNote } from '../../../contracts/api/notes.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { type CaseNote, useCaseNotesAgain } from './use-case-notes.ts';

interface Props {
  readonly caseId: string;
  readonly note: CaseNote;
  onClose(): void;
}

/** Erases a note for good. */
export function EraseNoteDialog({ caseId, note, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const again = useCaseNotesAgain(caseId);
  const key = useMemo(() => oneShotKey(), []);
  const write = useWrite(key, {
    send: (sent) => call(EraseNote, { params: { caseId, noteId: note.id }, key: sent }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say('notes.erased') });
      onClose();
    },
  });
  return (
    <Dialog
      title={say('notes.erase')}
      go={say('notes.erase.go')}
      busy={write.isPending}
      problem={write.error}
      onGo={() => write.mutate()}
      onClose={onClose}
    >
      <Alert type="warning">{say('notes.erase.what')}</Alert>
    </Dialog>
  );
}
