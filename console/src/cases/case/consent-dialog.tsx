import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { RecordConsent } from '../../../../contracts/api/consents-and-flags.ts';
import { NewConsentOfMemberSchema } from '../../../../domain/casework/record-consent.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { CodeSelect } from '../code-select.tsx';
import { ChildViewField, ConsentPerson } from '../consent-of.tsx';
import { ConsentFields } from '../new/consent-fields.tsx';
import { faultsOf } from '../new/faults.ts';
import { consentOf, emptyConsent } from '../new/household-values.ts';
import { useLanguages } from '../places.ts';
import { FormDialog } from './form-dialog.tsx';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

/** What is entered in addition to the fields that every consent has. */
const NOBODY = { personId: '', guardianId: '', language: '', taken: 'signed' };

/** Records one person's consent; for a child, also who signs and the child's own view. */
export function ConsentDialog({ view, onClose }: { view: CaseView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const nameOf = useMemberName(view);
  const languages = useLanguages();
  const caseId = view.case.id;
  const draft = useDraft(`case.consent.${caseId}`, { ...emptyConsent(), ...NOBODY });
  const [tried, setTried] = useState(false);
  const { personId, guardianId, language, taken, ...values } = draft.values;
  const person = view.persons.find(({ id }) => id === personId);
  const isChild = person !== undefined && person.custody !== 'not-a-child';
  const signs = isChild && guardianId !== '' ? { guardianId } : {};
  const wanted = { ...consentOf(values), personId, language, taken, ...signs };
  const parsed = NewConsentOfMemberSchema.safeParse(wanted);
  const faults = tried && parsed.error ? faultsOf(parsed.error, wanted) : {};
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(RecordConsent, { params: { caseId }, body: NewConsentOfMemberSchema.parse(wanted), key }),
    done: say('cases.do.consent.done'),
    onDone: onClose,
  });
  const set = (some: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...some });
  const active = view.persons.filter(({ status }) => status === 'active');
  const asOption = ({ id }: { id: string }) => ({ value: id, label: nameOf(id) });
  const members = active.map(asOption);
  const adults = active.filter(({ custody }) => custody === 'not-a-child').map(asOption);
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
        if (parsed.success && personId !== '') write.mutate();
      }}
    >
      <ConsentPerson
        options={members}
        value={personId}
        error={tried && personId === '' && say('cases.fault.choose')}
        onChange={(id) => set({ personId: id })}
      />
      {isChild && (
        <>
          <FormField
            label={say('cases.consent.guardian')}
            constraintText={say('cases.consent.guardian.hint')}
          >
            <Select
              options={adults}
              selectedOption={adults.find(({ value }) => value === guardianId) ?? null}
              placeholder={say('cases.choose')}
              onChange={({ detail }) => set({ guardianId: detail.selectedOption.value ?? '' })}
            />
          </FormField>
          <ChildViewField value={values.childView} onChange={(childView) => set({ childView })} />
        </>
      )}
      <FormField
        label={say('cases.consent.language')}
        errorText={tried && language === '' && say('cases.fault.choose')}
      >
        <Select
          options={languages}
          selectedOption={languages.find(({ value }) => value === language) ?? null}
          placeholder={say('cases.choose')}
          filteringType="auto"
          onChange={({ detail }) => set({ language: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label={say('cases.consent.taken')}>
        <CodeSelect list="taken" value={taken} onChange={(way) => set({ taken: way })} />
      </FormField>
      <ConsentFields values={values} faults={faults} path="" onChange={set} />
    </FormDialog>
  );
}
