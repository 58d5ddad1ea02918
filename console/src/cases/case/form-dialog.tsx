import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { useText } from '../../i18n/use-text.ts';

interface Props {
  readonly title: string;
  /** What follows from it, in words. */
  readonly consequence: string;
  /** True when it stops what is under way. */
  readonly grave?: boolean;
  readonly confirm: string;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly children?: ReactNode;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something is done: what follows from it, what is needed for it, and a button that says it. */
export function FormDialog(props: Props) {
  const { title, consequence, grave = false, confirm, busy, problem, children, onConfirm, onClose } = props;
  const say = useText();
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel={say('cases.cancel')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {say('cases.cancel')}
            </Button>
            <Button variant="primary" loading={busy} onClick={onConfirm}>
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type={grave ? 'warning' : 'info'}>{consequence}</Alert>
        {children}
        <ProblemAlert problem={problem} />
      </SpaceBetween>
    </Modal>
  );
}
