import { CancelClass } from '../../../contracts/api/classes.ts';
import { ReleaseWorkItem } from '../../../contracts/api/work-items.ts';
import { HandedBackSchema } from '../../../domain/work-item/given.ts';
import { useCall } from '../api/use-call.ts';
import { ReasonDialog } from '../desk/reason-dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';

interface Props {
  /** A task that was given to the organisation, or a class that it teaches. */
  readonly of: 'task' | 'class';
  readonly id: string;
  onDone?(): void;
  onClose(): void;
}

/** Hands back to the office what the organisation cannot do, with the reason. */
export function HandBackDialog({ of, id, onDone, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`partners.hand-back.${id}`, '');
  const reason = () => HandedBackSchema.parse(draft.values);
  const write = useDeskWrite({
    draft,
    changes: ['work-items', 'classes', 'notices'],
    done: say(`partners.hand-back.${of}.done`),
    send: async (key) => {
      const body = { reasonCode: reason() };
      if (of === 'class') await call(CancelClass, { params: { classId: id }, body, key });
      else await call(ReleaseWorkItem, { params: { workItemId: id }, body, key });
    },
    onDone: () => {
      onClose();
      onDone?.();
    },
  });
  return (
    <ReasonDialog
      title={say(`partners.hand-back.${of}.sure`)}
      go={say('partners.hand-back')}
      what={say(`partners.hand-back.${of}.what`)}
      why={say('partners.end.why')}
      words="words.reason"
      codes={HandedBackSchema.options}
      draft={draft}
      write={write}
      onClose={onClose}
    />
  );
}
