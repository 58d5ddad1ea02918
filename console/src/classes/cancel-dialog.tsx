import { CancelClass } from '../../../contracts/api/classes.ts';
import { useCall } from '../api/use-call.ts';
import { useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { ReasonDialog } from '../desk/reason-dialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { type ClassView, useClassesAgain } from './use-classes.ts';

const REASONS = ['trainer-unavailable', 'illness'] as const;

interface Props {
  readonly one: ClassView;
  onClose(): void;
}

/** Asks once and why before a class is cancelled: every household loses its places. */
export function CancelDialog({ one, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const again = useClassesAgain();
  const draft = useDraft(`class.cancel.${one.classId}`, '');
  const write = useWrite(draft, {
    send: (key) =>
      call(CancelClass, { params: { classId: one.classId }, body: { reasonCode: draft.values }, key }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say('classes.cancelled') });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={say('classes.cancel.sure')}
      go={say('classes.cancel.go')}
      what={say('classes.cancel.what', { households: one.households.length })}
      why={say('classes.cancel.reason')}
      words="words.reason"
      codes={REASONS}
      draft={draft}
      write={write}
      onClose={onClose}
    />
  );
}
