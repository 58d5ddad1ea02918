import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FaultSummary } from '../faults/fault-summary.tsx';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly title: string;
  /** The label of the confirming button. */
  readonly go: string;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly large?: boolean;
  /** True if the broken rules are already shown next to their fields. */
  readonly marked?: boolean;
  readonly children: ReactNode;
  onGo(): void;
  onClose(): void;
}

/** A form in a dialog, with a button that says what it does, and an error if it fails. */
export function Dialog({
  title,
  go,
  busy,
  problem,
  large = false,
  marked = false,
  children,
  onGo,
  onClose,
}: Props) {
  const say = useText();
  return (
    <Modal
      visible
      size={large ? 'large' : 'medium'}
      header={title}
      closeAriaLabel={say('app.cancel')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {say('app.cancel')}
            </Button>
            <Button variant="primary" loading={busy} onClick={onGo}>
              {go}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <FaultSummary least={2} />
      <SpaceBetween size="m">
        {children}
        <ProblemAlert problem={problem} rules={!marked} />
      </SpaceBetween>
    </Modal>
  );
}
