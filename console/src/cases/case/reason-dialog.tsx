import { useState } from 'react';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ReasonList } from '../codes.ts';
import { isReason, ReasonField } from '../reason-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useCaseWrite } from './use-case-write.ts';

interface Props {
  readonly caseId: string;
  /** Names the texts `cases.do.<name>`, `.what`, `.go` and `.done`. */
  readonly name: string;
  readonly reasons: ReasonList;
  readonly grave?: boolean;
  /** What it is about within the case, such as a flag. */
  readonly subject?: string;
  send(reasonCode: string, key: string): Promise<unknown>;
  onClose(): void;
}

/** A command that only needs a reason. */
export function ReasonDialog({ caseId, name, reasons, grave = false, subject = '', send, onClose }: Props) {
  const say = useText();
  const draft = useDraft(`case.${name}.${caseId}.${subject}`, '');
  const [tried, setTried] = useState(false);
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) => send(draft.values, key),
    done: say(`cases.do.${name}.done`),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say(`cases.do.${name}`)}
      consequence={say(`cases.do.${name}.what`)}
      grave={grave}
      confirm={say(`cases.do.${name}.go`)}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (isReason(draft.values)) write.mutate();
      }}
    >
      <ReasonField
        list={reasons}
        value={draft.values}
        wrong={tried && !isReason(draft.values)}
        onChange={draft.change}
      />
    </FormDialog>
  );
}
