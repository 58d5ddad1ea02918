import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';

/** Shows a key, this once. */
export function NewKey({ value, onClose }: { value: string; onClose(): void }) {
  const say = useText();
  return (
    <Modal
      visible
      header={say('clients.key')}
      closeAriaLabel={say('app.cancel')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => void navigator.clipboard.writeText(value)}>
              {say('clients.key.copy')}
            </Button>
            <Button variant="primary" onClick={onClose}>
              {say('clients.key.kept')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{say('clients.key.once')}</Alert>
        <div className="identifier" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </div>
      </SpaceBetween>
    </Modal>
  );
}
