import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { ChangeTracingEvidence } from '../../../contracts/api/tracing.ts';
import type { Sought } from '../../../domain/tracing-request/sought.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { type EvidenceValues, faultsOf, soughtOf, valuesOf } from './evidence-values.ts';
import { SoughtFields } from './sought-fields.tsx';
import { type RequestView, TRACING } from './use-requests.ts';

const REASONS = [
  'seeker-remembered',
  'letter-received',
  'document-seen',
  'mistake-corrected',
  'society-told',
];

interface Props {
  readonly request: RequestView;
  readonly sought: Sought;
  onClose(): void;
}

/** Changes what is known about the sought person; the registry is searched again. */
export function EvidenceDialog({ request, sought, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const { caseId, requestId } = request;
  const draft = useDraft<EvidenceValues>(`tracing.evidence.${requestId}`, valuesOf(sought));
  const [asked, setAsked] = useState(false);
  const { values } = draft;
  const faults = faultsOf(values);
  const set = (some: Partial<EvidenceValues>) => draft.change({ ...values, ...some });
  const write = useDeskWrite({
    draft,
    changes: [TRACING, 'work-items'],
    done: say('tracing.change.done'),
    send: (key) =>
      call(ChangeTracingEvidence, {
        params: { caseId, requestId },
        body: { sought: soughtOf(values, sought), reasonCode: values.reasonCode },
        key,
      }),
    onDone: onClose,
  });
  return (
    <Dialog
      large
      title={say('tracing.change')}
      go={say('tracing.change.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (faults.size === 0 && isCode(values.reasonCode)) write.mutate();
      }}
    >
      <Alert type="info">{say('tracing.change.what')}</Alert>
      <SoughtFields values={values} asked={asked} onChange={set} />
      <CodeChoice
        label={say('tracing.change.why')}
        words="tracing.reason"
        codes={REASONS}
        value={values.reasonCode}
        asked={asked}
        onChoose={(reasonCode) => set({ reasonCode })}
      />
    </Dialog>
  );
}
