import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { RecordDeath } from '../../../../contracts/api/cases.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from './form-dialog.tsx';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

/** Records that a member died; another member becomes the principal applicant if needed. */
export function DeathDialog({ view, onClose }: { view: CaseView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const nameOf = useMemberName(view);
  const caseId = view.case.id;
  const draft = useDraft(`case.death.${caseId}`, { personId: '', newPrincipalId: '' });
  const [tried, setTried] = useState(false);
  const { personId, newPrincipalId } = draft.values;
  const members = view.persons.filter(({ status }) => status === 'active');
  const others = members.filter(({ id }) => id !== personId);
  const led = members.find(({ id }) => id === personId)?.relationship === 'principal-applicant';
  const needsHeir = led && others.length > 0;
  const ready = personId !== '' && (!needsHeir || newPrincipalId !== '');
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(RecordDeath, {
        params: { caseId },
        body: { personId, ...(needsHeir ? { newPrincipalId } : {}) },
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
        {choice(members, personId, (id) => draft.change({ personId: id, newPrincipalId: '' }))}
      </FormField>
      {needsHeir && (
        <FormField
          label={say('cases.death.new-principal')}
          errorText={tried && newPrincipalId === '' && say('cases.fault.choose')}
        >
          {choice(others, newPrincipalId, (id) => draft.change({ personId, newPrincipalId: id }))}
        </FormField>
      )}
    </FormDialog>
  );
}
