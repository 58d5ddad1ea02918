import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { lazy, Suspense } from 'react';
import { DateField } from '../cases/date-field.tsx';
import { OfficeSuggest } from '../cases/office-suggest.tsx';
import { useLanguages } from '../cases/places.ts';
import { FieldHelp } from '../field-help/field-help.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { CheckList } from './check-list.tsx';
import { EachField } from './each-field.tsx';
import type { FieldProps } from './field-props.ts';
import { attendees, listedMembers, listIn, textIn } from './form-values.ts';
import { InstantField } from './instant-field.tsx';
import { OptionalLabel } from './optional-label.tsx';
import { PlanField } from './plan-field.tsx';
import { ReasonField } from './reason-field.tsx';
import { valueWords } from './reasons.ts';
import { SponsorField } from './sponsor-field.tsx';

const MAX_RADIOS = 5;
const RowsField = lazy(async () => ({ default: (await import('./rows-field.tsx')).RowsField }));

/** One field of a decision with its label, its control and its error. */
export function DecisionField(props: FieldProps) {
  const { field, kind, stage, error, entered, onEnter } = props;
  const say = useText();
  const words = useWords();
  const label = words('words.field', field.name);
  if (field.kind === 'fixed') return null;
  const help = <FieldHelp stage={stage} kind={kind} field={field.name} label={label} />;
  if (field.kind === 'yes-no')
    return (
      <FormField errorText={error}>
        <Checkbox
          checked={entered[field.name] === true}
          onChange={({ detail }) => onEnter(field.name, detail.checked)}
        >
          {label}
        </Checkbox>
        {help}
      </FormField>
    );
  if (field.kind === 'instant') return <InstantField {...props} label={label} help={help} />;
  if (field.kind === 'rows')
    return (
      <Suspense fallback={null}>
        <RowsField {...props} field={field} label={label} help={help} />
      </Suspense>
    );
  if (field.kind === 'plan')
    return (
      <FormField label={label} errorText={error} info={help} stretch>
        <PlanField {...props} />
      </FormField>
    );
  if (field.kind === 'scores' || field.kind === 'by-member' || field.kind === 'by-line')
    return <EachField {...props} label={label} help={help} />;
  return (
    <FormField
      label={field.required ? label : <OptionalLabel label={label} />}
      errorText={error}
      info={help}
      {...(field.kind === 'lines' ? { description: say('work.one-per-line') } : {})}
      {...(field.name === 'note' ? { description: say('work.note.hint') } : {})}
    >
      <Control {...props} />
    </FormField>
  );
}

function Control(props: FieldProps) {
  const { field, entered, subjects, nameOf, onEnter } = props;
  const words = useWords();
  const text = textIn(entered, field.name);
  const enter = (value: unknown) => onEnter(field.name, value);
  switch (field.kind) {
    case 'choice':
      return <Choice {...props} options={field.options} />;
    case 'choices':
      return (
        <CheckList
          options={field.options.map((code) => ({ id: code, text: words(valueWords(field.name), code) }))}
          chosen={listIn(entered, field.name)}
          oneByOne
          onChoose={enter}
        />
      );
    case 'topics':
      return (
        <CheckList
          options={(subjects.topics ?? []).map((code) => ({ id: code, text: words('words.topic', code) }))}
          chosen={listIn(entered, field.name)}
          onChoose={enter}
        />
      );
    case 'visits':
      return (
        <CheckList
          options={(subjects.visits ?? []).map((id) => ({ id, text: words('words.value.visit', id) }))}
          chosen={listIn(entered, field.name)}
          onChoose={enter}
        />
      );
    case 'members':
      return (
        <CheckList
          options={listedMembers(subjects, field.name).map((id) => ({ id, text: nameOf(id) }))}
          chosen={listIn(entered, field.name)}
          onChoose={enter}
        />
      );
    case 'attendance':
      return <Attendance {...props} />;
    case 'date':
      return <DateField value={text} onChange={enter} />;
    case 'reason':
      return <ReasonField {...props} />;
    case 'language':
      return <LanguageChoice value={text} onChoose={enter} />;
    case 'office':
      return <OfficeSuggest value={text} onChange={enter} />;
    case 'member':
      return (
        <Options
          options={subjects.members.map((value) => ({ value, label: nameOf(value) }))}
          value={text}
          onChoose={enter}
        />
      );
    case 'sponsor':
      return <SponsorField value={text} onChoose={enter} />;
    case 'text':
      return field.long ? (
        <Textarea value={text} rows={4} onChange={({ detail }) => enter(detail.value)} />
      ) : (
        <Input value={text} onChange={({ detail }) => enter(detail.value)} />
      );
    case 'number':
      return <Input value={text} inputMode="numeric" onChange={({ detail }) => enter(detail.value)} />;
    case 'lines':
      return <Textarea value={text} rows={4} onChange={({ detail }) => enter(detail.value)} />;
    default:
      return null;
  }
}

interface OptionsProps {
  readonly options: readonly { readonly value?: string; readonly label?: string }[];
  readonly value: string;
  onChoose(value: string): void;
}

function Options({ options, value, onChoose }: OptionsProps) {
  const say = useText();
  return (
    <Select
      options={options}
      filteringType="auto"
      placeholder={say('work.choose')}
      selectedOption={options.find((item) => item.value === value) ?? null}
      onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
    />
  );
}

const LanguageChoice = (props: Omit<OptionsProps, 'options'>) => (
  <Options {...props} options={useLanguages()} />
);

function Choice({ field, entered, onEnter, options }: FieldProps & { options: readonly string[] }) {
  const say = useText();
  const words = useWords();
  const value = textIn(entered, field.name);
  const items = options.map((code) => ({ value: code, label: words(valueWords(field.name), code) }));
  if (items.length <= MAX_RADIOS)
    return (
      <RadioGroup
        items={items}
        value={value === '' ? null : value}
        onChange={({ detail }) => onEnter(field.name, detail.value)}
      />
    );
  return (
    <Select
      options={items}
      placeholder={say('work.choose')}
      selectedOption={items.find((item) => item.value === value) ?? null}
      onChange={({ detail }) => onEnter(field.name, detail.selectedOption.value ?? '')}
    />
  );
}

/** Everybody is present unless unticked: few are absent from a session. */
function Attendance({ entered, subjects, nameOf, onEnter }: FieldProps) {
  const say = useText();
  const everyone = attendees(subjects);
  const absent = new Set(listIn(entered, 'absent'));
  return (
    <>
      {/* Said once before the list, not again with each person. */}
      <Box color="text-body-secondary" fontSize="body-s" padding={{ bottom: 'xs' }}>
        {say('work.attendance.hint')}
      </Box>
      <CheckList
        options={everyone.map((id) => ({ id, text: nameOf(id) }))}
        chosen={everyone.filter((id) => !absent.has(id))}
        onChoose={(present) =>
          onEnter(
            'absent',
            everyone.filter((id) => !present.includes(id)),
          )
        }
      />
    </>
  );
}
