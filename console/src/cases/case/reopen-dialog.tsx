import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { ReopenCase } from '../../../../contracts/api/cases.ts';
import { PROGRAMMES } from '../../../../domain/kernel/catalogue.ts';
import type { StageName } from '../../../../domain/policy/stage-name.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { CodeSelect } from '../code-select.tsx';
import { CODES } from '../codes.ts';
import { isReason, ReasonField } from '../reason-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

/** Reopens a closed case from a stage on. */
export function ReopenDialog({ view, onClose }: { view: CaseView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const caseId = view.case.id;
  const stages: readonly string[] = PROGRAMMES[view.case.programme].stages;
  const draft = useDraft(`case.reopen.${caseId}`, { fromStage: '', reasonCode: '' });
  const [tried, setTried] = useState(false);
  const { fromStage, reasonCode } = draft.values;
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(ReopenCase, { params: { caseId }, body: { fromStage: fromStage as StageName, reasonCode }, key }),
    done: say('cases.do.reopen.done'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('cases.do.reopen')}
      consequence={say('cases.do.reopen.what')}
      confirm={say('cases.do.reopen.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (fromStage !== '' && isReason(reasonCode)) write.mutate();
      }}
    >
      <FormField
        label={say('cases.reopen.from')}
        errorText={tried && fromStage === '' && say('cases.fault.choose')}
      >
        <CodeSelect
          list="stage"
          value={fromStage}
          without={CODES.stage.filter((stage) => stage === 'closure' || !stages.includes(stage))}
          onChange={(stage) => draft.change({ ...draft.values, fromStage: stage })}
        />
      </FormField>
      <ReasonField
        list="reopen"
        value={reasonCode}
        wrong={tried && !isReason(reasonCode)}
        onChange={(code) => draft.change({ ...draft.values, reasonCode: code })}
      />
    </FormDialog>
  );
}
