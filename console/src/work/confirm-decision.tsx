import Box from '@cloudscape-design/components/box';
import { Dialog } from '../app/dialog.tsx';
import { useText, useWords } from '../i18n/use-text.ts';

interface Props {
  readonly kind: string;
  readonly decision: string;
  onGo(): void;
  onClose(): void;
}

/** Says what will follow from a decision that nobody can undo, and for whom, and asks once. */
export function ConfirmDecision({ kind, decision, onGo, onClose }: Props) {
  const say = useText();
  const words = useWords();
  return (
    <Dialog
      title={say('work.then.title')}
      go={say('work.then.go')}
      busy={false}
      problem={null}
      onGo={onGo}
      onClose={onClose}
    >
      <Box variant="p">
        {say('work.then.decision', { decision: words(`words.decision.${kind}`, decision) })}
      </Box>
      <Box variant="p">{words(`words.then.${kind}`, decision)}</Box>
      <Box variant="p" color="text-body-secondary">
        {say('work.then.held')}
      </Box>
    </Dialog>
  );
}
