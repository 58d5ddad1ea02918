import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ColumnKey } from '../../../../../domain/intake/columns.ts';
import type { Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { useText } from '../../../i18n/use-text.ts';
import { withFixed } from './mapping-edits.ts';
import { useFieldOptions } from './use-field-words.ts';

/** What the file may leave out because it is the same for all: the case as its office submits it. */
const FOR_ALL: readonly ColumnKey[] = [
  ...(['programme', 'office', 'destinationOffice', 'priority'] as const),
  ...(['primaryCategory', 'secondaryCategory', 'nationality', 'relationship'] as const),
];

interface Props {
  readonly mapping: Mapping;
  onChange(mapping: Mapping): void;
}

/** Values for everybody in the file, where it has no column for them. */
export function FixedValues({ mapping, onChange }: Props) {
  const say = useText();
  const optionsOf = useFieldOptions();
  const keys = FOR_ALL.filter((key) => (mapping.fields[key]?.from.length ?? 0) === 0);
  if (keys.length === 0) return null;
  return (
    <SpaceBetween size="s">
      <Header variant="h3" description={say('cases.map.fixed.hint')}>
        {say('cases.map.fixed')}
      </Header>
      <ColumnLayout columns={2}>
        {keys.map((key) => {
          const options = optionsOf(key);
          const value = mapping.fields[key]?.otherwise ?? '';
          const none = { value: '', label: say('cases.map.nothing') };
          return (
            <FormField key={key} label={say(`cases.map.field.${key}`)}>
              <Select
                ariaLabel={say(`cases.map.field.${key}`)}
                selectedOption={options.find((option) => option.value === value) ?? none}
                options={[none, ...options]}
                filteringType="auto"
                onChange={({ detail }) =>
                  onChange(withFixed(mapping, key, detail.selectedOption.value ?? ''))
                }
              />
            </FormField>
          );
        })}
      </ColumnLayout>
    </SpaceBetween>
  );
}
