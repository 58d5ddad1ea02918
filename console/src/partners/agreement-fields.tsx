import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { SERVICES_OF } from '../../../domain/organisation/organisation.ts';
import { DateField } from '../cases/date-field.tsx';
import { useLanguages } from '../cases/places.ts';
import { useOffices } from '../cases/use-offices.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { isDay, isShort, KINDS, type Values } from './agreement-values.ts';

interface Props {
  readonly values: Values;
  readonly isNew: boolean;
  readonly asked: boolean;
  onChange(values: Values): void;
}
interface Option {
  readonly value: string;
  readonly label: string;
}

export function AgreementFields({ values, isNew, asked, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const set = (some: Partial<Values>) => onChange({ ...values, ...some });
  const missing = (isThere: boolean) => asked && !isThere && say('partners.required');
  const kinds = KINDS.map((value) => ({ value, label: words('partners.kind', value) }));
  const services = SERVICES_OF[values.kind].map((value) => ({
    value,
    label: words('partners.service', value),
  }));
  const several = (
    label: string,
    options: readonly Option[],
    chosen: readonly string[],
    of: keyof Values,
  ) => (
    <FormField label={label} errorText={of !== 'languages' && missing(chosen.length > 0)}>
      <Multiselect
        filteringType="auto"
        placeholder={say('desk.choose')}
        options={options}
        selectedOptions={options.filter(({ value }) => chosen.includes(value))}
        onChange={({ detail }) => set({ [of]: detail.selectedOptions.map(({ value }) => value ?? '') })}
      />
    </FormField>
  );
  return (
    <SpaceBetween size="m">
      <FormField label={say('partners.name')} errorText={missing(values.name.trim() !== '')}>
        <Input value={values.name} onChange={({ detail }) => set({ name: detail.value.slice(0, 100) })} />
      </FormField>
      {isNew && (
        <FormField
          label={say('partners.short')}
          constraintText={say('partners.short.what')}
          errorText={asked && !isShort(values.short) && say('partners.short.wrong')}
        >
          <Input
            value={values.short}
            onChange={({ detail }) => set({ short: detail.value.trim().toLowerCase() })}
          />
        </FormField>
      )}
      <FormField label={say('partners.kind')}>
        <Select
          options={kinds}
          selectedOption={kinds.find(({ value }) => value === values.kind) ?? null}
          onChange={({ detail }) => {
            const kind = detail.selectedOption.value as Values['kind'];
            set({ kind, services: [...SERVICES_OF[kind]] });
          }}
        />
      </FormField>
      {several(say('partners.services'), services, values.services, 'services')}
      {several(say('partners.offices'), useOffices(), values.offices, 'offices')}
      {several(say('partners.languages'), useLanguages() as Option[], values.languages, 'languages')}
      <FormField label={say('partners.places')} constraintText={say('partners.places.what')}>
        <Textarea value={values.places} rows={2} onChange={({ detail }) => set({ places: detail.value })} />
      </FormField>
      <FormField label={say('partners.reference')} errorText={missing(values.reference.trim() !== '')}>
        <Input
          value={values.reference}
          onChange={({ detail }) => set({ reference: detail.value.slice(0, 100) })}
        />
      </FormField>
      <FormField label={say('partners.from')} errorText={missing(isDay(values.from))}>
        <DateField value={values.from} onChange={(from) => set({ from })} />
      </FormField>
      <FormField label={say('partners.until')} errorText={missing(isDay(values.until))}>
        <DateField value={values.until} onChange={(until) => set({ until })} />
      </FormField>
    </SpaceBetween>
  );
}
