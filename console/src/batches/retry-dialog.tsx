import Box from '@cloudscape-design/components/box';
import { Dialog } from '../app/dialog.tsx';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly title: string;
  readonly go: string;
  readonly busy: boolean;
  readonly problem: Error | null;
  onGo(): void;
  onClose(): void;
}

/** Asks once before failed stages are retried together, and says what that means. */
export function RetryDialog(props: Props) {
  const say = useText();
  return (
    <Dialog {...props}>
      <Box variant="p">{say('batches.retry.meaning')}</Box>
    </Dialog>
  );
}
