import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { RecordConsent } from '../../../../contracts/api/consents-and-flags.ts';
import { NewConsentOfMemberSchema } from '../../../../domain/case/consents-and-flags.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConsentFields } from '../new/consent-fields.tsx';
import { faultsOf } from '../new/faults.ts';
import { consentOf, emptyConsent } from '../new/household-values.ts';
import { FormDialog } from './form-dialog.tsx';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

/** Records a consent that a member gave. */
export function ConsentDialog({ view, onClose }: { view: CaseView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const nameOf = useMemberName(view);
  const caseId = view.case.id;
  const draft = useDraft(`case.consent.${caseId}`, { ...emptyConsent(), signatory: '' });
  const [tried, setTried] = useState(false);
  const { signatory, ...values } = draft.values;
  const wanted = { ...consentOf(values), signatory };
  const parsed = NewConsentOfMemberSchema.safeParse(wanted);
  const faults = tried && parsed.error ? faultsOf(parsed.error, wanted) : {};
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(RecordConsent, { params: { caseId }, body: NewConsentOfMemberSchema.parse(wanted), key }),
    done: say('cases.do.consent.done'),
    onDone: onClose,
  });
  const members = view.persons
    .filter(({ status }) => status === 'active')
    .map(({ id }) => ({ value: id, label: nameOf(id) }));
  return (
    <FormDialog
      title={say('cases.do.consent')}
      consequence={say('cases.do.consent.what')}
      confirm={say('cases.do.consent.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (parsed.success && signatory !== '') write.mutate();
      }}
    >
      <FormField
        label={say('cases.consent.signatory')}
        errorText={tried && signatory === '' && say('cases.fault.choose')}
      >
        <Select
          options={members}
          selectedOption={members.find(({ value }) => value === signatory) ?? null}
          placeholder={say('cases.choose')}
          onChange={({ detail }) =>
            draft.change({ ...draft.values, signatory: detail.selectedOption.value ?? '' })
          }
        />
      </FormField>
      <ConsentFields
        values={values}
        faults={faults}
        path=""
        onChange={(next) => draft.change({ ...next, signatory })}
      />
    </FormDialog>
  );
}
