import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText, useWords } from '../i18n/use-text.ts';
import { CellField } from './cell-field.tsx';
import type { FieldProps, Labelled } from './field-props.ts';
import type { Entered } from './form-entered.ts';
import { nextRow, type Rows, rowsIn } from './form-rows.ts';
import './rows.css';

type Props = Omit<FieldProps, 'field'> & Labelled & { readonly field: Rows };

/** Several of the same: papers of travellers, legs of a journey. Each can be added and taken out. */
export function RowsField({ field, entered, subjects, nameOf, error, onEnter, label, help }: Props) {
  const say = useText();
  const words = useWords();
  const rows = rowsIn(field, entered, subjects);
  const enter = (next: readonly Entered[]) => onEnter(field.name, next);
  const row = (index: number, values: Entered) =>
    enter(rows.map((one, place) => (place === index ? values : one)));
  return (
    <fieldset className="rows">
      <legend>
        <Box variant="awsui-key-label">{label}</Box>
      </legend>
      {help}
      {/* Around the rows it would mark every cell of them as wrong. */}
      <FormField errorText={error} />
      <SpaceBetween size="m">
        {rows.map((values, index) => {
          const title = say('words.rows.one', { what: words('words.rows', field.name), number: index + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: A row is known by its place alone.
            <fieldset key={index} className="row">
              <legend>{title}</legend>
              <div className="row-cells">
                {field.columns.map((column) => (
                  <CellField
                    key={column.name}
                    column={column}
                    values={values}
                    subjects={subjects}
                    nameOf={nameOf}
                    onEnter={(name, value) => row(index, { ...values, [name]: value })}
                  />
                ))}
              </div>
              <Button
                formAction="none"
                iconName="remove"
                variant="inline-link"
                ariaLabel={say('words.rows.remove.of', { row: title })}
                onClick={() => enter(rows.filter((_row, place) => place !== index))}
              >
                {say('words.rows.remove')}
              </Button>
            </fieldset>
          );
        })}
        <Button
          formAction="none"
          iconName="add-plus"
          disabled={rows.length >= field.most}
          onClick={() => enter([...rows, nextRow(rows)])}
        >
          {say('words.rows.add', { what: words('words.rows', field.name) })}
        </Button>
      </SpaceBetween>
    </fieldset>
  );
}
