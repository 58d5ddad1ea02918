import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import type { ForeignTable } from '../../../../../domain/intake/mapping/foreign-table.ts';
import type { Mapping } from '../../../../../domain/intake/mapping/mapping.ts';
import { isAmbiguous, valuesOf } from '../../../../../domain/intake/mapping/suggest.ts';
import type { BirthCalendar, DayOrder } from '../../../../../domain/intake/written-date.ts';
import { readWrittenDate } from '../../../../../domain/intake/written-date.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';

interface Props {
  readonly table: ForeignTable;
  readonly mapping: Mapping;
  onChange(mapping: Mapping): void;
}

const CALENDARS: readonly BirthCalendar[] = ['gregorian', 'islamic-umalqura', 'persian', 'ethiopic'];
const ORDERS: readonly DayOrder[] = ['day-first', 'month-first'];

/** The calendar of the dates of birth and, if one can mean two days, which number is the day: once for the column. */
export function DateQuestions({ table, mapping, onChange }: Props) {
  const say = useText();
  const format = useFormat();
  const { calendar = 'gregorian', dateOrder } = mapping;
  const births = mapping.fields.birthDate ? valuesOf(table, mapping.fields.birthDate) : [];
  const doubtful = births.find((cell) => isAmbiguous([cell]));
  const asked =
    calendar === 'gregorian' && doubtful !== undefined && (isAmbiguous(births) || dateOrder !== undefined);
  const options = CALENDARS.map((value) => ({ value, label: say(`cases.map.calendar.${value}`) }));
  const read = (order: DayOrder) => {
    const date = readWrittenDate(doubtful ?? '', { order });
    return 'date' in date ? format.date(date.date) : '';
  };
  if (births.length === 0) return null;
  return (
    <ColumnLayout columns={2}>
      <FormField label={say('cases.map.calendar')}>
        <Select
          ariaLabel={say('cases.map.calendar')}
          selectedOption={options.find(({ value }) => value === calendar) ?? null}
          options={options}
          onChange={({ detail }) => {
            const { calendar: _before, ...rest } = mapping;
            const value = detail.selectedOption.value as BirthCalendar;
            onChange(value === 'gregorian' ? rest : { ...rest, calendar: value });
          }}
        />
      </FormField>
      {asked && (
        <FormField label={say('cases.map.order', { date: doubtful })}>
          <RadioGroup
            value={dateOrder ?? null}
            ariaLabel={say('cases.map.order', { date: doubtful })}
            items={ORDERS.map((value) => ({ value, label: read(value) }))}
            onChange={({ detail }) => onChange({ ...mapping, dateOrder: detail.value as DayOrder })}
          />
        </FormField>
      )}
    </ColumnLayout>
  );
}
