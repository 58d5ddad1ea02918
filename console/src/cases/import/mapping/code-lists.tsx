import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ForeignTable } from '../../../../../domain/intake/mapping/foreign-table.ts';
import type { Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { CodeList } from './mapping-edits.ts';
import { codeListsOf, unsaidOf, withCode } from './mapping-edits.ts';
import { useFieldOptions } from './use-field-words.ts';

interface Props {
  readonly table: ForeignTable;
  readonly mapping: Mapping;
  onChange(mapping: Mapping): void;
}

/** What the words and codes of the file are here, field by field. */
export function CodeLists({ table, mapping, onChange }: Props) {
  const say = useText();
  const lists = codeListsOf(mapping, table);
  const unsaid = unsaidOf(mapping, lists);
  if (lists.length === 0) return null;
  return (
    <SpaceBetween size="s">
      {unsaid > 0 && <Alert type="info">{say('cases.map.unsaid', { count: unsaid })}</Alert>}
      {lists.map((list) => (
        <CodesOf key={list.key} list={list} mapping={mapping} onChange={onChange} />
      ))}
    </SpaceBetween>
  );
}

function CodesOf({
  list: { key, values },
  mapping,
  onChange,
}: Pick<Props, 'mapping' | 'onChange'> & { list: CodeList }) {
  const say = useText();
  const options = useFieldOptions()(key);
  const codes = mapping.fields[key]?.codes ?? {};
  const open = values.some((value) => (codes[value] ?? '') === '');
  return (
    <ExpandableSection
      defaultExpanded={open}
      headerText={say('cases.map.codes', { field: say(`cases.map.field.${key}`) })}
    >
      <ColumnLayout columns={3}>
        {values.map((value) => (
          <FormField key={value} label={<bdi>{value}</bdi>}>
            <Select
              ariaLabel={say('cases.map.means', { value })}
              placeholder={say('cases.choose')}
              selectedOption={options.find((option) => option.value === codes[value]) ?? null}
              options={options}
              filteringType="auto"
              onChange={({ detail }) =>
                onChange(withCode(mapping, key, value, detail.selectedOption.value ?? ''))
              }
            />
          </FormField>
        ))}
      </ColumnLayout>
    </ExpandableSection>
  );
}
