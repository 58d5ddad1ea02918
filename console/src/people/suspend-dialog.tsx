import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { SetSuspension } from '../../../contracts/api/people.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { PEOPLE, type Person } from './use-people.ts';

const REASONS = ['left-the-house', 'long-absence', 'account-in-danger', 'under-inquiry'] as const;

/** Shuts somebody out at once with a reason, or lets them in again. */
export function SuspendDialog({ person, onClose }: { person: Person; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const [asked, setAsked] = useState(false);
  const { id, name, login, state } = person;
  const out = state === 'suspended';
  const act = out ? 'reinstate' : 'suspend';
  const draft = useDraft(`people.${act}.${id}`, '');
  const write = useDeskWrite({
    draft,
    changes: [PEOPLE],
    done: say(`people.${act}.done`),
    send: (key) => {
      const body = out
        ? { suspended: false as const }
        : { suspended: true as const, reasonCode: draft.values };
      return call(SetSuspension, { params: { personId: id }, body, key });
    },
    onDone: onClose,
  });
  return (
    <Dialog
      title={say(`people.${act}.of`, { name: name ?? login })}
      go={say(`people.${act}`)}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (out || isCode(draft.values)) write.mutate();
      }}
    >
      <Alert type={out ? 'info' : 'warning'}>{say(`people.${act}.what`)}</Alert>
      {!out && (
        <CodeChoice
          label={say('people.why')}
          words="people.reason"
          codes={REASONS}
          value={draft.values}
          asked={asked}
          onChoose={draft.change}
        />
      )}
    </Dialog>
  );
}
