import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { RecordDeath } from '../../../../contracts/api/cases.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateField } from '../date-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

const NOBODY = { personId: '', newPrincipalId: '', happenedOn: '', evidence: '' };

/** Records that a member died; another member becomes the principal applicant if needed. */
export function DeathDialog({ view, onClose }: { view: CaseView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const nameOf = useMemberName(view);
  const caseId = view.case.id;
  const draft = useDraft(`case.death.${caseId}`, { ...NOBODY });
  const [tried, setTried] = useState(false);
  const { values } = draft;
  const { personId, newPrincipalId, happenedOn, evidence } = values;
  const members = view.persons.filter(({ status }) => status === 'active');
  const others = members.filter(({ id }) => id !== personId);
  const led = members.find(({ id }) => id === personId)?.relationship === 'principal-applicant';
  const needsHeir = led && others.length > 0;
  const isKnown = evidence.trim().length >= 2;
  const ready = personId !== '' && (!needsHeir || newPrincipalId !== '') && isKnown;
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(RecordDeath, {
        params: { caseId },
        body: {
          personId,
          ...(needsHeir ? { newPrincipalId } : {}),
          ...(happenedOn === '' ? {} : { happenedOn }),
          evidence: evidence.trim(),
        },
        key,
      }),
    done: say('cases.do.death.done'),
    onDone: onClose,
  });
  const choice = (list: typeof members, value: string, onChange: (id: string) => void) => {
    const options = list.map(({ id }) => ({ value: id, label: nameOf(id) }));
    return (
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        placeholder={say('cases.choose')}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    );
  };
  return (
    <FormDialog
      title={say('cases.do.death')}
      consequence={say('cases.do.death.what')}
      grave
      confirm={say('cases.do.death.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (ready) write.mutate();
      }}
    >
      <FormField
        label={say('cases.death.who')}
        errorText={tried && personId === '' && say('cases.fault.choose')}
      >
        {choice(members, personId, (id) => draft.change({ ...values, personId: id, newPrincipalId: '' }))}
      </FormField>
      {needsHeir && (
        <FormField
          label={say('cases.death.new-principal')}
          errorText={tried && newPrincipalId === '' && say('cases.fault.choose')}
        >
          {choice(others, newPrincipalId, (id) => draft.change({ ...values, newPrincipalId: id }))}
        </FormField>
      )}
      <FormField label={say('words.field.happenedOn')} constraintText={say('cases.date.hint')}>
        <DateField value={happenedOn} onChange={(date) => draft.change({ ...values, happenedOn: date })} />
      </FormField>
      <FormField
        label={say('words.field.knownFrom')}
        constraintText={say('cases.change.evidence.hint')}
        errorText={tried && !isKnown && say('cases.fault.required')}
      >
        <Textarea
          value={evidence}
          rows={2}
          onChange={({ detail }) => draft.change({ ...values, evidence: detail.value })}
        />
      </FormField>
    </FormDialog>
  );
}
