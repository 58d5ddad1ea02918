import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { OpenTracingRequest } from '../../../contracts/api/tracing.ts';
import { RelationshipSchema } from '../../../domain/case/person.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { type EvidenceValues, faultsOf, soughtOf, valuesOf } from './evidence-values.ts';
import { SoughtFields } from './sought-fields.tsx';
import { TRACING } from './use-requests.ts';

interface Props {
  readonly caseId: string;
  /** The members who may be looking for somebody. */
  readonly seekers: readonly { readonly value: string; readonly label: string }[];
  onClose(): void;
}

const RELATIONSHIPS = RelationshipSchema.options.filter((code) => code !== 'principal-applicant');
const NOBODY: EvidenceValues = valuesOf({ relationship: 'other-relative', sex: 'u' });

/** Opens a member's request to find a relative; the registry is searched at once. */
export function OpenDialog({ caseId, seekers, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const navigate = useNavigate();
  const draft = useDraft(`tracing.open.${caseId}`, { ...NOBODY, seekerId: '', relationship: '' });
  const [asked, setAsked] = useState(false);
  const { seekerId, relationship, ...values } = draft.values;
  const chosen = RELATIONSHIPS.find((code) => code === relationship);
  const ready = seekerId !== '' && chosen !== undefined && faultsOf(values).size === 0;
  const set = (some: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...some });
  const write = useDeskWrite({
    draft,
    changes: [TRACING, 'cases', 'work-items'],
    done: say('tracing.open.done'),
    async send(key) {
      const sought = soughtOf(values, { relationship: chosen ?? 'other-relative', sex: values.sex });
      const { requestId } = await call(OpenTracingRequest, {
        ...{ params: { caseId }, body: { seekerId, sought }, key },
      });
      navigate(`/tracing/${caseId}/${requestId}`);
    },
    onDone: onClose,
  });
  const relationships = RELATIONSHIPS.map((value) => ({
    ...{ value, label: words('tracing.relationship', value) },
  }));
  const missing = (value: string | undefined) => (asked && !value ? say('desk.choose-one') : undefined);
  return (
    <Dialog
      large
      title={say('tracing.open.title')}
      go={say('tracing.open.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (ready) write.mutate();
      }}
    >
      <Alert type="info">{say('tracing.open.what')}</Alert>
      <ColumnLayout columns={2}>
        <FormField label={say('tracing.open.seeker')} errorText={missing(seekerId)}>
          <Select
            options={seekers}
            placeholder={say('desk.choose')}
            selectedOption={seekers.find(({ value }) => value === seekerId) ?? null}
            onChange={({ detail }) => set({ seekerId: detail.selectedOption.value ?? '' })}
          />
        </FormField>
        <FormField label={say('tracing.open.relationship')} errorText={missing(chosen)}>
          <Select
            options={relationships}
            placeholder={say('desk.choose')}
            selectedOption={relationships.find(({ value }) => value === relationship) ?? null}
            onChange={({ detail }) => set({ relationship: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      </ColumnLayout>
      <SoughtFields values={values} asked={asked} onChange={set} />
    </Dialog>
  );
}
