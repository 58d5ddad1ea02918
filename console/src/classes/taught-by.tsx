import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useText } from '../i18n/use-text.ts';
import { useOrganisations } from '../partners/use-organisations.ts';
import { useSession } from '../session/use-session.ts';

interface Props {
  readonly organisation: string;
  onChange(organisation: string): void;
}

/** Who teaches a class: the office, or a partner organisation whose agreement covers it; nothing where there is none. */
export function TaughtBy({ organisation, onChange }: Props) {
  const say = useText();
  const { person } = useSession();
  const { rows } = useOrganisations();
  const partners = rows.flatMap(({ organisationId: value, holds, agreement }) =>
    holds && agreement?.services.includes('orientation') && agreement.offices.includes(person.office ?? '')
      ? [{ value, label: agreement.name }]
      : [],
  );
  if (partners.length === 0) return null;
  const options = [{ value: '', label: say('classes.taught.here') }, ...partners];
  return (
    <FormField label={say('classes.taught')} description={say('classes.taught.what')}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === organisation) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
