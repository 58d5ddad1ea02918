import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { FieldProps, Labelled } from './field-props.ts';
import { eachOf, mapIn, scoreKey } from './form-values.ts';
import { valueWords } from './reasons.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly about?: string;
}
interface Group {
  readonly title?: string;
  readonly rows: readonly Row[];
}
/** More do not fit beside each other. */
const MAX_SEGMENTS = 4;
const HOUSEHOLD = 'household';

function chosen(options: readonly Row[], id: string | undefined) {
  const found = options.find((option) => option.id === id);
  return found ? { value: found.id, label: found.text } : null;
}

type EachProps = Pick<FieldProps, 'field' | 'entered' | 'subjects' | 'nameOf'>;

/** What there is to choose for, in groups where one person has several. */
function useGroups({ field, entered, subjects, nameOf }: EachProps): Group[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const whose = (whom: string): string => (whom === HOUSEHOLD ? say('work.each.household') : nameOf(whom));
  if (field.kind === 'scores')
    return (subjects.scored ?? []).map(({ whom, dimensions }) => ({
      title: whose(whom),
      rows: dimensions.map((one) => ({ id: scoreKey(whom, one), text: words('words.dimension', one) })),
    }));
  if (field.kind === 'by-line') {
    const due = Map.groupBy(subjects.due ?? [], ({ whom }) => whom);
    return [...due].map(([whom, lines]) => ({
      title: whose(whom),
      rows: lines.map(({ lineId, service, dueAt }) => ({
        id: lineId,
        text: words('words.service', service),
        about: say('work.each.due', { day: format.day(dueAt) }),
      })),
    }));
  }
  return [{ rows: eachOf(field, entered, subjects).map((id) => ({ id, text: nameOf(id) })) }];
}

function useOptions(field: FieldProps['field']): Row[] {
  const words = useWords();
  const format = useFormat();
  if (field.kind === 'scores')
    return Array.from({ length: field.most - field.least + 1 }, (_none, index) => {
      const score = field.least + index;
      return { id: String(score), text: format.number(score) };
    });
  if (field.kind === 'by-line')
    return field.options.map((id) => ({ id, text: words('words.value.became', id) }));
  if (field.kind !== 'by-member') return [];
  return field.options.map((id) => ({ id, text: words(valueWords(field.property), id) }));
}

/** One choice for each of several people, dimensions or lines, as a group with a heading. */
export function EachField(props: FieldProps & Labelled) {
  const { field, entered, error, onEnter, label, help } = props;
  const say = useText();
  const given = mapIn(entered, field.name);
  const options = useOptions(field);
  const groups = useGroups(props).filter(({ rows }) => rows.length > 0);
  if (groups.length === 0) return null;
  const enter = (id: string, value: string | undefined) => onEnter(field.name, { ...given, [id]: value });
  return (
    <fieldset className="each">
      <legend>
        <Box variant="awsui-key-label">{label}</Box>
      </legend>
      {help}
      <FormField errorText={error}>
        <SpaceBetween size="s">
          {groups.map(({ title, rows }) => (
            <SpaceBetween key={title ?? ''} size="xs">
              {title !== undefined && (
                <Box variant="strong">
                  <bdi>{title}</bdi>
                </Box>
              )}
              {rows.map(({ id, text, about }) => (
                <div key={id} className="each-row">
                  <span>
                    <bdi>{text}</bdi>
                    {about !== undefined && <Box color="text-body-secondary">{about}</Box>}
                  </span>
                  <Each
                    label={say('work.each.of', { what: title ?? label, who: text })}
                    listed={options.length > MAX_SEGMENTS && field.kind !== 'scores'}
                    options={options}
                    given={given[id]}
                    onEnter={(value) => enter(id, value)}
                  />
                </div>
              ))}
            </SpaceBetween>
          ))}
        </SpaceBetween>
      </FormField>
    </fieldset>
  );
}

interface EachChoice {
  readonly label: string;
  readonly listed: boolean;
  readonly options: readonly Row[];
  readonly given: string | undefined;
  onEnter(value: string | undefined): void;
}

function Each({ label, listed, options, given, onEnter }: EachChoice) {
  const say = useText();
  if (!listed)
    return (
      <SegmentedControl
        label={label}
        selectedId={given ?? null}
        options={[...options]}
        onChange={({ detail }) => onEnter(detail.selectedId)}
      />
    );
  return (
    <Select
      ariaLabel={label}
      placeholder={say('work.choose')}
      options={options.map((option) => ({ value: option.id, label: option.text }))}
      selectedOption={chosen(options, given)}
      onChange={({ detail }) => onEnter(detail.selectedOption.value)}
    />
  );
}
