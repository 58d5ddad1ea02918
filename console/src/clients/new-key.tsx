import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly value: string;
  readonly title?: string;
  /** What is to be done with it. */
  readonly once?: string;
  onClose(): void;
}

/** Shows a key, or another secret, this once. */
export function NewKey({ value, title, once, onClose }: Props) {
  const say = useText();
  return (
    <Modal
      visible
      header={title ?? say('clients.key')}
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
        <Alert type="warning">{once ?? say('clients.key.once')}</Alert>
        <div className="identifier" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </div>
      </SpaceBetween>
    </Modal>
  );
}
