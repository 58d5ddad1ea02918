import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { Dialog } from '../../app/dialog.tsx';

interface Props {
  readonly title: string;
  /** What follows from it, in words. */
  readonly consequence: string;
  /** True when it stops what is under way. */
  readonly grave?: boolean;
  readonly confirm: string;
  readonly busy: boolean;
  readonly problem: unknown;
  /** True when what the server says stands beside its fields already. */
  readonly marked?: boolean;
  readonly children?: ReactNode;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something is done: what follows from it, what is needed for it, and a button that says it. */
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
