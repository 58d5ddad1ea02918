import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { FieldProps, Labelled } from './field-props.ts';
import { eachOf, mapIn } from './form-values.ts';
import { valueWords } from './reasons.ts';

interface Row {
  readonly id: string;
  readonly text: string;
}
/** More do not fit beside each other. */
const MAX_SEGMENTS = 4;

function chosen(options: readonly Row[], id: string | undefined) {
  const found = options.find((option) => option.id === id);
  return found ? { value: found.id, label: found.text } : null;
}

/** One choice for each of several people or dimensions, as a group with a heading. */
export function EachField({
  field,
  entered,
  subjects,
  nameOf,
  error,
  onEnter,
  label,
  help,
}: FieldProps & Labelled) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const given = mapIn(entered, field.name);
  if (field.kind !== 'scores' && field.kind !== 'by-member') return null;
  const rows: Row[] =
    field.kind === 'scores'
      ? (subjects.dimensions ?? []).map((id) => ({ id, text: words('words.dimension', id) }))
      : eachOf(field, entered, subjects).map((id) => ({ id, text: nameOf(id) }));
  if (rows.length === 0) return null;
  const options =
    field.kind === 'scores'
      ? Array.from({ length: field.most - field.least + 1 }, (_none, index) => {
          const score = field.least + index;
          return { id: String(score), text: format.number(score) };
        })
      : field.options.map((id) => ({ id, text: words(valueWords(field.property), id) }));
  return (
    <fieldset className="each">
      <legend>
        <Box variant="awsui-key-label">{label}</Box>
      </legend>
      {help}
      <FormField errorText={error}>
        <SpaceBetween size="s">
          {rows.map(({ id, text }) => (
            <div key={id} className="each-row">
              <bdi>{text}</bdi>
              {options.length > MAX_SEGMENTS && field.kind === 'by-member' ? (
                <Select
                  ariaLabel={say('work.each.of', { what: label, who: text })}
                  placeholder={say('work.choose')}
                  options={options.map((option) => ({ value: option.id, label: option.text }))}
                  selectedOption={chosen(options, given[id])}
                  onChange={({ detail }) =>
                    onEnter(field.name, { ...given, [id]: detail.selectedOption.value })
                  }
                />
              ) : (
                <SegmentedControl
                  label={say('work.each.of', { what: label, who: text })}
                  selectedId={given[id] ?? null}
                  options={options}
                  onChange={({ detail }) => onEnter(field.name, { ...given, [id]: detail.selectedId })}
                />
              )}
            </div>
          ))}
        </SpaceBetween>
      </FormField>
    </fieldset>
  );
}
