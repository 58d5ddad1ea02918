import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { RecordSponsorLoss } from '../../../../contracts/api/cases.ts';
import type { ReportedBy } from '../../../../domain/sponsorship/reported-by.ts';
import { REPORTED_BY } from '../../../../domain/sponsorship/reported-by.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { isReason, ReasonField } from '../reason-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useCaseWrite } from './use-case-write.ts';

const NOTHING: { reportedBy: ReportedBy; reasonCode: string } = { reportedBy: 'staff', reasonCode: '' };

/** A sponsorship broke down after the household had left: who said so, and why. */
export function BreakdownDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`case.sponsor-broken.${caseId}`, NOTHING);
  const [tried, setTried] = useState(false);
  const { reportedBy, reasonCode } = draft.values;
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) => call(RecordSponsorLoss, { params: { caseId }, body: { reasonCode, reportedBy }, key }),
    done: say('cases.do.sponsor-broken.done'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('cases.do.sponsor-broken')}
      consequence={say('cases.do.sponsor-broken.what')}
      grave
      confirm={say('cases.do.sponsor-broken.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (isReason(reasonCode)) write.mutate();
      }}
    >
      <FormField label={say('cases.do.sponsor-broken.who')}>
        <RadioGroup
          value={reportedBy}
          onChange={({ detail }) => {
            const chosen = REPORTED_BY.find((by) => by === detail.value);
            if (chosen) draft.change({ ...draft.values, reportedBy: chosen });
          }}
          items={REPORTED_BY.map((by) => ({ value: by, label: say(`cases.do.sponsor-broken.by.${by}`) }))}
        />
      </FormField>
      <ReasonField
        list="sponsor-broken"
        value={reasonCode}
        wrong={tried && !isReason(reasonCode)}
        onChange={(next) => draft.change({ ...draft.values, reasonCode: next })}
      />
    </FormDialog>
  );
}
