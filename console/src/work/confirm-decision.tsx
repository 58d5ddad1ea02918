import Box from '@cloudscape-design/components/box';
import { Dialog } from '../app/dialog.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

interface Props {
  readonly item: ItemView;
  readonly decision: string;
  onGo(): void;
  onClose(): void;
}

/** Says what will follow from a decision that nobody can undo, and for whom, and asks once. */
export function ConfirmDecision({ item, decision, onGo, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const { kind, caseNumber, sponsor } = item;
  const whom = caseNumber ?? sponsor?.name;
  return (
    <Dialog
      title={say('work.then.title')}
      go={say('work.then.go')}
      busy={false}
      problem={null}
      onGo={onGo}
      onClose={onClose}
    >
      {whom && <Box variant="p">{say('work.then.whom', { whom })}</Box>}
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
