import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useText } from '../../i18n/use-text.ts';
import { useLanguages } from '../places.ts';
import { Several } from '../several.tsx';
import { useOptions } from '../use-options.ts';
import type { IdentityValues } from './identity-values.ts';
import { PapersFields } from './papers-fields.tsx';

interface Props {
  readonly values: IdentityValues;
  /** What is wrong with a field of the member, if anything. */
  fault(field: string): string | undefined;
  onChange(values: IdentityValues): void;
}

/** The most entries of a list, each of which may be wrong. */
const ENTRIES = Array.from({ length: 10 }, (_, index) => index);

/** How a person is called and reached, by which papers they are known, and UNHCR's codes of what they need. */
export function IdentityFields({ values, fault, onChange }: Props) {
  const say = useText();
  const languages = [{ value: '', label: say('cases.field.none') }, ...useLanguages()];
  const needs = useOptions('need-code');
  const set = (some: Partial<IdentityValues>) => onChange({ ...values, ...some });
  const faultIn = (field: string) =>
    fault(field) ?? ENTRIES.map((index) => fault(`${field}.${index}`)).find((text) => text !== undefined);
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={2}>
        {(['givenName', 'familyName'] as const).map((field) => (
          <FormField key={field} label={say(`cases.field.${field}`)} errorText={fault(field)}>
            <Input
              value={values[field]}
              autoComplete={false}
              onChange={({ detail }) => set({ [field]: detail.value })}
            />
          </FormField>
        ))}
        {(['otherNames', 'phones', 'addresses'] as const).map((field) => (
          <FormField
            key={field}
            label={say(`cases.field.${field}`)}
            constraintText={say(`cases.field.${field}.hint`)}
            errorText={faultIn(field)}
          >
            <Textarea
              value={values[field]}
              rows={2}
              autoComplete={false}
              {...(field === 'phones' ? { nativeTextareaAttributes: { dir: 'ltr', inputMode: 'tel' } } : {})}
              onChange={({ detail }) => set({ [field]: detail.value })}
            />
          </FormField>
        ))}
        <SpaceBetween size="xs">
          <FormField label={say('cases.field.preferredLanguage')} errorText={fault('preferredLanguage')}>
            <Select
              selectedOption={
                languages.find(({ value }) => value === values.preferredLanguage) ?? {
                  value: values.preferredLanguage,
                  label: values.preferredLanguage,
                }
              }
              options={languages}
              filteringType="auto"
              onChange={({ detail }) => set({ preferredLanguage: detail.selectedOption.value ?? '' })}
            />
          </FormField>
          <Checkbox
            checked={values.interpreterNeeded}
            onChange={({ detail }) => set({ interpreterNeeded: detail.checked })}
          >
            {say('cases.field.interpreterNeeded')}
          </Checkbox>
        </SpaceBetween>
      </ColumnLayout>
      <FormField label={say('cases.field.needCodes')} errorText={faultIn('needCodes')}>
        <Several options={needs} values={values.needCodes} onChange={(codes) => set({ needCodes: codes })} />
      </FormField>
      <PapersFields
        papers={values.identityPapers}
        fault={fault}
        onChange={(identityPapers) => set({ identityPapers })}
      />
    </SpaceBetween>
  );
}
