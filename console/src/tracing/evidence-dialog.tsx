import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { ChangeTracingEvidence } from '../../../contracts/api/tracing.ts';
import type { Sought } from '../../../domain/tracing-request/sought.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { BirthFields } from './birth-fields.tsx';
import { type EvidenceValues, faultsOf, soughtOf, valuesOf } from './evidence-values.ts';
import { type RequestView, TRACING } from './use-requests.ts';

const REASONS = [
  'seeker-remembered',
  'letter-received',
  'document-seen',
  'mistake-corrected',
  'society-told',
];
const SEXES = ['f', 'm', 'x', 'u'] as const;
const TEXTS = ['name', 'mother', 'father', 'birthPlace', 'lastPlace'] as const;

interface Props {
  readonly request: RequestView;
  readonly sought: Sought;
  onClose(): void;
}

/** Changes what is known of the sought person; the registry is searched anew. */
export function EvidenceDialog({ request, sought, onClose }: Props) {
  const say = useText();
  const words = useWords();
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
  const sexes = SEXES.map((value) => ({ value, label: words('tracing.sex', value) }));
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
      <ColumnLayout columns={2}>
        {TEXTS.map((field) => (
          <FormField key={field} label={words('tracing.field', field)}>
            <Input value={values[field]} onChange={({ detail }) => set({ [field]: detail.value })} />
          </FormField>
        ))}
        <FormField
          label={say('tracing.field.nationality')}
          constraintText={say('tracing.nationality.hint')}
          errorText={asked && faults.has('nationality') ? say('tracing.nationality.wrong') : undefined}
        >
          <Input value={values.nationality} onChange={({ detail }) => set({ nationality: detail.value })} />
        </FormField>
        <FormField
          label={say('tracing.field.other-names')}
          constraintText={say('tracing.other-names.hint')}
          errorText={faults.has('otherNames') ? say('tracing.other-names.wrong') : undefined}
        >
          <Textarea
            rows={3}
            value={values.otherNames}
            onChange={({ detail }) => set({ otherNames: detail.value })}
          />
        </FormField>
        <FormField label={say('tracing.field.sex')}>
          <Select
            options={sexes}
            selectedOption={sexes.find(({ value }) => value === values.sex) ?? null}
            onChange={({ detail }) =>
              set({ sex: SEXES.find((sex) => sex === detail.selectedOption.value) ?? 'u' })
            }
          />
        </FormField>
      </ColumnLayout>
      <BirthFields values={values} wrong={asked && faults.has('birth')} onChange={set} />
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
