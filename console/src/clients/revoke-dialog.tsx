import { RevokeClient } from '../../../contracts/api/clients.ts';
import { useCall } from '../api/use-call.ts';
import { ReasonDialog } from '../desk/reason-dialog.tsx';
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
  const write = useDeskWrite({
    draft,
    changes: [CLIENTS],
    done: say('clients.revoked'),
    send: (key) =>
      call(RevokeClient, { params: { clientId: client.id }, body: { reasonCode: draft.values }, key }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={say('clients.revoke.of', { name: client.name })}
      go={say('clients.revoke')}
      what={say('clients.revoke.what')}
      why={say('clients.why')}
      words="clients.reason"
      codes={REASONS}
      draft={draft}
      write={write}
      onClose={onClose}
    />
  );
}
