import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useText } from '../i18n/use-text.ts';
import { useOrganisations } from '../partners/use-organisations.ts';

interface Props {
  readonly organisation: string;
  readonly asked: boolean;
  onChange(organisation: string): void;
}

/** The partner organisation of its staff, who belong to no office and have no other role. */
export function OrganisationField({ organisation, asked, onChange }: Props) {
  const say = useText();
  const { rows, nameOf } = useOrganisations();
  const options = rows
    .filter(({ ended }) => ended === undefined)
    .map(({ organisationId: value }) => ({ value, label: nameOf(value) }));
  const isMissing = asked && organisation === '';
  return (
    <FormField
      label={say('people.organisation')}
      description={say('people.organisation.what')}
      errorText={isMissing && say('desk.choose-one')}
    >
      <Select
        options={options}
        placeholder={say('desk.choose')}
        empty={say('people.organisation.none')}
        selectedOption={options.find(({ value }) => value === organisation) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
