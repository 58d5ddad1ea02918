import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import type { AddPerson } from '../../../contracts/api/people.ts';
import type { Answer } from '../api/call.ts';
import { NewKey } from '../clients/new-key.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

export interface Invited {
  readonly name: string;
  readonly invitation: Answer<typeof AddPerson>['invitation'];
}

/** How somebody gets their first or new password: a link that is shown once, a letter, or nothing in a demonstration. */
export function InvitationDialog({ invited, onClose }: { invited: Invited; onClose(): void }) {
  const say = useText();
  const format = useFormat();
  const { name, invitation } = invited;
  if (invitation.kind === 'link')
    return (
      <NewKey
        title={say('people.invitation', { name })}
        once={say('people.invitation.link', { when: format.instant(invitation.until) })}
        value={invitation.url}
        onClose={onClose}
      />
    );
  return (
    <Modal
      visible
      header={say('people.invitation', { name })}
      closeAriaLabel={say('app.cancel')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            {say('people.invitation.seen')}
          </Button>
        </Box>
      }
    >
      <Alert type="info">{say(`people.invitation.${invitation.kind}`)}</Alert>
    </Modal>
  );
}
