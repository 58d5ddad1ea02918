import Box from '@cloudscape-design/components/box';
import { useMemo } from 'react';
import { CancelClass } from '../../../contracts/api/classes.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { type ClassView, useClassesAgain } from './use-classes.ts';

interface Props {
  readonly one: ClassView;
  onClose(): void;
}

/** Asks once before a class is cancelled: every household loses its places. */
export function CancelDialog({ one, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const again = useClassesAgain();
  const key = useMemo(() => oneShotKey(), []);
  const write = useWrite(key, {
    send: (sent) =>
      call(CancelClass, {
        params: { classId: one.classId },
        body: { reasonCode: 'trainer-unavailable' },
        key: sent,
      }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say('classes.cancelled') });
      onClose();
    },
  });
  return (
    <Dialog
      title={say('classes.cancel.sure')}
      go={say('classes.cancel.go')}
      busy={write.isPending}
      problem={write.error}
      onGo={() => write.mutate()}
      onClose={onClose}
    >
      <Box>{say('classes.cancel.what', { households: one.households.length })}</Box>
    </Dialog>
  );
}
