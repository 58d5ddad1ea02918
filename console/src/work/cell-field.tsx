import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { DateField } from '../cases/date-field.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { DayAndTimeInputs } from './day-and-time.tsx';
import type { Entered, FormSubjects } from './form-entered.ts';
import type { Field } from './form-model.ts';
import { dayAndTimeIn, textIn } from './form-values.ts';
import { OptionalLabel } from './optional-label.tsx';
import { valueWords } from './reasons.ts';

interface Props {
  readonly column: Field;
  readonly values: Entered;
  readonly subjects: FormSubjects;
  nameOf(personId: string): string;
  onEnter(name: string, value: unknown): void;
}

const ZONES = Intl.supportedValuesOf('timeZone').map((value) => ({
  value,
  label: value.replaceAll('_', ' '),
}));
/** Codes and numbers are read from left to right in every language. */
const LEFT_TO_RIGHT = new Set(['fromPort', 'toPort', 'flight', 'number']);

/** One value of a row, with its label. */
export function CellField(props: Props) {
  const { column, values, onEnter } = props;
  const words = useWords();
  const label = words('words.field', column.name);
  if (column.kind === 'yes-no')
    return (
      <Checkbox
        checked={values[column.name] === true}
        onChange={({ detail }) => onEnter(column.name, detail.checked)}
      >
        {label}
      </Checkbox>
    );
  if (column.kind === 'local-time') return <LocalTime {...props} label={label} />;
  return (
    <FormField label={column.required ? label : <OptionalLabel label={label} />}>
      <Cell {...props} />
    </FormField>
  );
}

function Cell({ column, values, subjects, nameOf, onEnter }: Props) {
  const words = useWords();
  const text = textIn(values, column.name);
  const enter = (value: string) => onEnter(column.name, value);
  switch (column.kind) {
    case 'member':
      return (
        <Choice
          options={subjects.members.map((value) => ({ value, label: nameOf(value) }))}
          value={text}
          onChoose={enter}
        />
      );
    case 'choice':
      return (
        <Choice
          options={column.options.map((value) => ({ value, label: words(valueWords(column.name), value) }))}
          value={text}
          onChoose={enter}
        />
      );
    case 'zone':
      return <Choice options={ZONES} value={text} onChoose={enter} />;
    case 'date':
      return <DateField value={text} onChange={enter} />;
    default:
      return (
        <Input
          value={text}
          autoComplete={false}
          {...(LEFT_TO_RIGHT.has(column.name) ? { nativeInputAttributes: { dir: 'ltr' } } : {})}
          onChange={({ detail }) => enter(detail.value)}
        />
      );
  }
}

interface ChoiceProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  onChoose(value: string): void;
}

function Choice({ options, value, onChoose }: ChoiceProps) {
  const say = useText();
  return (
    <Select
      options={options}
      filteringType={options.length > 12 ? 'auto' : 'none'}
      virtualScroll={options.length > 50}
      placeholder={say('work.choose')}
      selectedOption={options.find((option) => option.value === value) ?? null}
      onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
    />
  );
}

/** A day and a time as they stand on the ticket, on the clock of the place. */
const LocalTime = ({ column, values, label, onEnter }: Props & { readonly label: string }) => (
  <FormField label={label}>
    <DayAndTimeInputs
      label={label}
      {...dayAndTimeIn(values, column.name)}
      onChange={(value) => onEnter(column.name, value)}
    />
  </FormField>
);
