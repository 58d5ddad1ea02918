import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { Dialog } from '../app/dialog.tsx';
import type { DraftState } from '../drafts/use-draft.ts';
import { CodeChoice, isCode } from './code-choice.tsx';

/** Asks once more, says what will happen, and wants a reason. */
export function ReasonDialog({
  title,
  go,
  what,
  why,
  words,
  codes,
  draft,
  write,
  onClose,
}: {
  title: string;
  go: string;
  what: string;
  /** The label of the choice of a reason. */
  why: string;
  words: string;
  codes: readonly string[];
  draft: DraftState<string>;
  write: { readonly isPending: boolean; readonly error: unknown; mutate(): void };
  onClose(): void;
}) {
  const [asked, setAsked] = useState(false);
  return (
    <Dialog
      title={title}
      go={go}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (isCode(draft.values)) write.mutate();
      }}
    >
      <Alert type="warning">{what}</Alert>
      <CodeChoice
        label={why}
        words={words}
        codes={codes}
        value={draft.values}
        asked={asked}
        onChoose={draft.change}
      />
    </Dialog>
  );
}
