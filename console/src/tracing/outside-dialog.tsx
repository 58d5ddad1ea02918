import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { AddOutsideCandidate } from '../../../contracts/api/tracing.ts';
import {
  NewOutsidePersonSchema,
  OutsideSourceSchema,
} from '../../../domain/tracing-request/outside-person.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { Choice } from './choice.tsx';
import { type EvidenceValues, faultsOf, soughtOf, valuesOf } from './evidence-values.ts';
import { SoughtFields } from './sought-fields.tsx';
import { type RequestView, TRACING } from './use-requests.ts';

const NOBODY = { relationship: 'other-relative', sex: 'u' } as const;
const NOTHING = { ...valuesOf(NOBODY), source: '', sourceReference: '', reachedBy: '' };

/** Enters somebody whom an organisation, an authority or the family found outside the registry. */
export function OutsideDialog({ request, onClose }: { request: RequestView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const { caseId, requestId } = request;
  const draft = useDraft(`tracing.outside.${requestId}`, NOTHING);
  const [agrees, setAgrees] = useState(false);
  const [asked, setAsked] = useState(false);
  const { values } = draft;
  const set = (some: Partial<EvidenceValues & typeof NOTHING>) => draft.change({ ...values, ...some });
  const { relationship: _none, otherNames: _more, ...known } = soughtOf(values, NOBODY);
  const [source, sourceReference, reachedBy] = [
    values.source,
    values.sourceReference.trim(),
    values.reachedBy.trim(),
  ];
  const body = NewOutsidePersonSchema.safeParse({
    ...{ source, sourceReference, agrees, known },
    ...(reachedBy === '' ? {} : { reachedBy }),
  }).data;
  const missing = (wrong: boolean) => (asked && wrong ? say('tracing.outside.missing') : undefined);
  const write = useDeskWrite({
    draft,
    changes: [TRACING, 'work-items'],
    done: say('tracing.outside.done'),
    send: (key) => {
      if (!body) throw new Error('Expected a whole person, received a part.');
      return call(AddOutsideCandidate, { params: { caseId, requestId }, body, key });
    },
    onDone: onClose,
  });
  return (
    <Dialog
      large
      title={say('tracing.outside.add')}
      go={say('tracing.outside.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (body && faultsOf(values).size === 0) write.mutate();
      }}
    >
      <Alert type="info">{say('tracing.outside.what')}</Alert>
      <Choice
        label={say('tracing.outside.source')}
        words="words.value.source"
        codes={OutsideSourceSchema.options}
        value={source}
        asked={asked}
        onChoose={(code) => set({ source: code })}
      />
      <FormField label={say('tracing.outside.reference')} errorText={missing(sourceReference === '')}>
        <Input
          value={values.sourceReference}
          onChange={({ detail }) => set({ sourceReference: detail.value })}
        />
      </FormField>
      <FormField label={say('tracing.outside.reached')} constraintText={say('tracing.outside.reached.hint')}>
        <Input value={values.reachedBy} onChange={({ detail }) => set({ reachedBy: detail.value })} />
      </FormField>
      <SoughtFields values={values} asked={asked} onChange={set} />
      {asked && known.name === undefined && (
        <div data-fault tabIndex={-1}>
          <Alert type="error">{say('tracing.outside.name')}</Alert>
        </div>
      )}
      <FormField errorText={missing(!agrees)}>
        <Checkbox checked={agrees} onChange={({ detail }) => setAgrees(detail.checked)}>
          {say('tracing.outside.agrees')}
        </Checkbox>
      </FormField>
    </Dialog>
  );
}
