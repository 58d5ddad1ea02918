import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useText, useWords } from '../../i18n/use-text.ts';
import { CaseHelp } from '../case-help.tsx';
import { CodeSelect } from '../code-select.tsx';
import { OfficeSuggest } from '../office-suggest.tsx';
import { Several } from '../several.tsx';
import { useOptions } from '../use-options.ts';
import { Particulars } from './particulars.tsx';
import type { StepProps } from './step.ts';

/** Programme, number, offices, categories and priority. */
export function HouseholdStep({
  values,
  faults,
  majority,
  office,
  onChange,
}: StepProps & { office: string }) {
  const say = useText();
  const words = useWords();
  const preferences = useOptions('preference');
  const fault = (field: string) =>
    faults[field] === undefined ? undefined : say(`cases.fault.${faults[field]}`, { majority });
  return (
    <Container>
      <ColumnLayout columns={2}>
        <FormField label={say('cases.column.programme')} errorText={fault('programme')}>
          <CodeSelect
            list="programme"
            value={values.programme}
            onChange={(programme) => onChange({ programme })}
          />
        </FormField>
        <FormField
          label={say('cases.field.number')}
          info={<CaseHelp place="registration" field="number" label={say('cases.field.number')} />}
          constraintText={say('cases.field.number.hint')}
          errorText={fault('number')}
        >
          <Input
            value={values.number}
            autoComplete={false}
            onChange={({ detail }) => onChange({ number: detail.value })}
          />
        </FormField>
        <FormField label={say('cases.field.office')} constraintText={say('cases.field.office.hint')}>
          <Input value={words('words.office', office)} readOnly />
        </FormField>
        <FormField
          label={say('cases.field.destinationOffice')}
          info={
            <CaseHelp
              place="registration"
              field="destinationOffice"
              label={say('cases.field.destinationOffice')}
            />
          }
          constraintText={say('cases.not-yet.hint')}
          errorText={fault('destinationOffice')}
        >
          <OfficeSuggest
            value={values.destinationOffice}
            without={office}
            onChange={(destinationOffice) => onChange({ destinationOffice })}
          />
        </FormField>
        <FormField
          label={words('words.field', 'primaryCategory')}
          info={
            <CaseHelp
              place="registration"
              field="primaryCategory"
              label={words('words.field', 'primaryCategory')}
            />
          }
          constraintText={say('cases.not-yet.hint')}
          errorText={fault('primaryCategory')}
        >
          <CodeSelect
            list="category"
            none={say('words.not-yet')}
            value={values.primaryCategory}
            onChange={(primaryCategory) => onChange({ primaryCategory })}
          />
        </FormField>
        <FormField
          label={words('words.field', 'secondaryCategory')}
          info={
            <CaseHelp
              place="registration"
              field="secondaryCategory"
              label={words('words.field', 'secondaryCategory')}
            />
          }
          constraintText={say('cases.not-yet.hint')}
          errorText={fault('secondaryCategory')}
        >
          <CodeSelect
            list="category"
            none={say('words.not-yet')}
            value={values.secondaryCategory}
            without={values.primaryCategory === '' ? [] : [values.primaryCategory]}
            onChange={(secondaryCategory) => onChange({ secondaryCategory })}
          />
        </FormField>
        <FormField
          label={words('words.field', 'priority')}
          info={<CaseHelp place="registration" field="priority" label={words('words.field', 'priority')} />}
          errorText={fault('priority')}
        >
          <CodeSelect
            list="priority"
            value={values.priority}
            onChange={(priority) => onChange({ priority })}
          />
        </FormField>
        <FormField
          label={say('cases.preferences')}
          constraintText={say('cases.preferences.hint')}
          errorText={fault('preferences')}
        >
          <Several
            options={preferences}
            values={values.preferences}
            onChange={(chosen) => onChange({ preferences: chosen })}
          />
        </FormField>
        <Particulars {...{ values, faults, majority, onChange }} />
      </ColumnLayout>
    </Container>
  );
}
