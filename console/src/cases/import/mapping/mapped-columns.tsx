import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import type { SelectProps } from '@cloudscape-design/components/select';
import Select from '@cloudscape-design/components/select';
import type { ColumnKey } from '../../../../../domain/intake/columns.ts';
import { COLUMN_KEYS, COLUMNS } from '../../../../../domain/intake/columns.ts';
import type { ForeignTable } from '../../../../../domain/intake/mapping/foreign-table.ts';
import type { Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { valuesOf } from '../../../../../domain/intake/mapping/suggest.ts';
import { FittedTable } from '../../../app/fitted-table.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { fieldOf, withSource } from './mapping-edits.ts';

interface Props {
  readonly table: ForeignTable;
  readonly mapping: Mapping;
  onChange(mapping: Mapping): void;
}

const EXAMPLES = 3;
const LEVELS = ['case', 'person', 'consent', 'tracing'] as const;

/** The fields to choose from, in groups. */
function useFields(): SelectProps.OptionGroup[] {
  const say = useText();
  return LEVELS.map((level) => ({
    label: say(`cases.map.level.${level}`),
    options: COLUMN_KEYS.filter((key) => COLUMNS[key].level === level).map((key) => ({
      value: key,
      label: say(`cases.map.field.${key}`),
    })),
  }));
}

/** Each column of the file with examples, and the field as which it is read. */
export function MappedColumns({ table, mapping, onChange }: Props) {
  const say = useText();
  const fields = useFields();
  const none = { value: '', label: say('cases.map.not-read') };
  const sources = table.header.filter((source, at) => source !== '' && table.header.indexOf(source) === at);
  const options = [none, ...fields];
  const chosen = (source: string) => {
    const key = fieldOf(mapping, source);
    return key === undefined ? none : { value: key as string, label: say(`cases.map.field.${key}`) };
  };
  return (
    <FittedTable
      variant="embedded"
      items={sources}
      trackBy={(source) => source}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('cases.map.columns') }}
      header={
        <Header variant="h3" description={say('cases.map.columns.hint')}>
          {say('cases.map.columns')}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'source',
          header: say('cases.map.source'),
          isRowHeader: true,
          cell: (source) => <bdi>{source}</bdi>,
        },
        {
          id: 'examples',
          header: say('cases.map.examples'),
          cell: (source) =>
            valuesOf(table, { from: [source] })
              .slice(0, EXAMPLES)
              .map((value) => (
                <Box key={value} color="text-body-secondary">
                  <bdi>{value}</bdi>
                </Box>
              )),
        },
        {
          id: 'field',
          header: say('cases.map.field'),
          minWidth: 240,
          cell: (source) => (
            <Select
              ariaLabel={say('cases.map.read-as', { column: source })}
              selectedOption={chosen(source)}
              options={options}
              filteringType="auto"
              onChange={({ detail }) => {
                const key = (detail.selectedOption.value || undefined) as ColumnKey | undefined;
                onChange(withSource(mapping, table, source, key));
              }}
            />
          ),
        },
      ]}
    />
  );
}
