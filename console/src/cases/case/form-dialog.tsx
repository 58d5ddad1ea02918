import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { Dialog } from '../../app/dialog.tsx';

interface Props {
  readonly title: string;
  /** The consequences, in words. */
  readonly consequence: string;
  /** True if it stops work in progress. */
  readonly grave?: boolean;
  readonly confirm: string;
  readonly busy: boolean;
  readonly problem: unknown;
  /** True if the server's errors are already shown next to their fields. */
  readonly marked?: boolean;
  readonly children?: ReactNode;
  onConfirm(): void;
  onClose(): void;
}

/** A confirmation with a form: the consequences, the required fields, and a button that says what it does. */
export function FormDialog(props: Props) {
  const {
    title,
    consequence,
    grave = false,
    confirm,
    busy,
    problem,
    marked,
    children,
    onConfirm,
    onClose,
  } = props;
  return (
    <Dialog
      title={title}
      go={confirm}
      busy={busy}
      problem={problem}
      marked={marked === true}
      onGo={onConfirm}
      onClose={onClose}
    >
      <Alert type={grave ? 'warning' : 'info'}>{consequence}</Alert>
      {children}
    </Dialog>
  );
}
