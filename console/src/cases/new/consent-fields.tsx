import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useText } from '../../i18n/use-text.ts';
import { CaseHelp } from '../case-help.tsx';
import { CodeSelect } from '../code-select.tsx';
import { DateField } from '../date-field.tsx';
import type { Faults } from './faults.ts';
import type { ConsentValues } from './household-values.ts';

interface Props {
  readonly values: ConsentValues;
  readonly faults: Faults;
  /** The path of the consent in the validated data, such as `consents.0`; empty if it stands alone. */
  readonly path: string;
  onChange(values: ConsentValues): void;
}

/** The fields of one consent. */
export function ConsentFields({ values, faults, path, onChange }: Props) {
  const say = useText();
  const set = (some: Partial<ConsentValues>) => onChange({ ...values, ...some });
  const fault = (field: string) => {
    const code = faults[path === '' ? field : `${path}.${field}`];
    return code === undefined ? undefined : say(`cases.fault.${code}`, { majority: 0 });
  };
  return (
    <ColumnLayout columns={2}>
      <FormField
        label={say('cases.consent.purpose')}
        info={<CaseHelp place="registration" field="purpose" label={say('cases.consent.purpose')} />}
        errorText={fault('purpose')}
      >
        <CodeSelect list="purpose" value={values.purpose} onChange={(purpose) => set({ purpose })} />
      </FormField>
      <FormField
        label={say('cases.consent.recipient')}
        info={<CaseHelp place="registration" field="recipient" label={say('cases.consent.recipient')} />}
        constraintText={say('cases.consent.recipient.hint')}
        errorText={fault('recipient')}
      >
        <Input value={values.recipient} onChange={({ detail }) => set({ recipient: detail.value })} />
      </FormField>
      <FormField label={say('cases.consent.givenOn')} errorText={fault('givenOn')}>
        <DateField value={values.givenOn} onChange={(givenOn) => set({ givenOn })} />
      </FormField>
      <FormField
        label={say('cases.consent.expiresOn')}
        info={<CaseHelp place="registration" field="expiresOn" label={say('cases.consent.expiresOn')} />}
        constraintText={say('cases.consent.expiresOn.hint')}
        errorText={fault('expiresOn')}
      >
        <DateField value={values.expiresOn} onChange={(expiresOn) => set({ expiresOn })} />
      </FormField>
      <FormField
        label={say('cases.consent.textVersion')}
        constraintText={say('cases.consent.textVersion.hint')}
        errorText={fault('textVersion')}
      >
        <Input value={values.textVersion} onChange={({ detail }) => set({ textVersion: detail.value })} />
      </FormField>
      <FormField
        label={say('cases.consent.fields')}
        constraintText={say('cases.consent.fields.hint')}
        errorText={fault('fields')}
      >
        <Textarea rows={2} value={values.fields} onChange={({ detail }) => set({ fields: detail.value })} />
      </FormField>
    </ColumnLayout>
  );
}
