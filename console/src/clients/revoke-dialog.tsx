import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { RevokeClient } from '../../../contracts/api/clients.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { CLIENTS, type ClientView } from './use-clients.ts';

const REASONS = ['partner-left', 'key-leaked', 'no-longer-used'] as const;

/** Ends a partner system with all its keys. */
export function RevokeDialog({ client, onClose }: { client: ClientView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`client.revoke.${client.id}`, '');
  const [asked, setAsked] = useState(false);
  const write = useDeskWrite({
    draft,
    changes: [CLIENTS],
    done: say('clients.revoked'),
    send: (key) =>
      call(RevokeClient, { params: { clientId: client.id }, body: { reasonCode: draft.values }, key }),
    onDone: onClose,
  });
  return (
    <Dialog
      title={say('clients.revoke.of', { name: client.name })}
      go={say('clients.revoke')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (isCode(draft.values)) write.mutate();
      }}
    >
      <Alert type="warning">{say('clients.revoke.what')}</Alert>
      <CodeChoice
        label={say('clients.why')}
        words="clients.reason"
        codes={REASONS}
        value={draft.values}
        asked={asked}
        onChoose={draft.change}
      />
    </Dialog>
  );
}
