import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useText } from '../i18n/use-text.ts';
import type { ListColumn } from './list-column.ts';
import type { ListSorting } from './list-props.ts';
import { sortIn, sortText } from './sort.ts';

interface Props<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly sorting: ListSorting;
}

/** The order of a list without columns to click on. */
export function SortChoice<Row>({ columns, sorting }: Props<Row>) {
  const say = useText();
  const able = columns.filter(({ id, by }) => by !== undefined || sorting.whole.includes(id));
  const options = able.flatMap(({ id, header }) =>
    [false, true].map((down) => ({
      value: sortText({ by: id, down }),
      label: say(down ? 'lists.sort.down' : 'lists.sort.up', { column: header }),
    })),
  );
  if (options.length === 0) return null;
  const current = sortText(sorting.sort);
  return (
    <FormField label={say('lists.sort')}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === current) ?? null}
        placeholder={say('lists.sort.own')}
        onChange={({ detail }) =>
          sorting.onSort(
            sortIn(
              detail.selectedOption.value ?? null,
              able.map(({ id }) => id),
              sorting.sort,
            ),
          )
        }
      />
    </FormField>
  );
}
