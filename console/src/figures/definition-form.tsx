import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Multiselect from '@cloudscape-design/components/multiselect';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Dimension } from '../../../domain/statistics/release/dimensions.ts';
import { useOffices } from '../cases/use-offices.ts';
import { useText } from '../i18n/use-text.ts';
import { PROGRAMME_NAMES } from '../policy/use-policy.ts';
import { useSession } from '../session/use-session.ts';
import type { Definition } from './use-releases.ts';

const OF_CASES = ['asylum', 'destination', 'programme', 'stage', 'outcome', 'category'] as const;
const OF_PERSONS = ['age', 'sex', 'nationality', 'need', ...OF_CASES] as const;
const MOST = 3;
const ALL = 'all';

interface Props {
  readonly busy: boolean;
  onCount(definition: Definition): void;
  onChange(): void;
}

/** Whom to count, and by what: dimensions, office, programme, period of registration. */
export function DefinitionForm({ busy, onCount, onChange }: Props) {
  const say = useText();
  const { person } = useSession();
  const everywhere = person.roles.includes('administrator');
  const offices = useOffices();
  const [counts, setCounts] = useState<Definition['counts']>('persons');
  const [dimensions, setDimensions] = useState<readonly Dimension[]>(['age', 'sex']);
  const [office, setOffice] = useState(everywhere ? ALL : (person.office ?? ALL));
  const [programme, setProgramme] = useState<string>(ALL);
  const [months, setMonths] = useState({ from: '', to: '' });
  const [asked, setAsked] = useState(false);
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      onChange();
    };
  const possible: readonly Dimension[] = counts === 'cases' ? OF_CASES : OF_PERSONS;
  const options = possible.map((value) => ({ value, label: say(`figures.dimension.${value}`) }));
  const chosen = options.filter(({ value }) => dimensions.includes(value));
  const officeOptions = [{ value: ALL, label: say('figures.every-office') }, ...offices];
  const programmeOptions = [
    { value: ALL, label: say('figures.every-programme') },
    ...PROGRAMME_NAMES.map((value) => ({ value: String(value), label: say(`policy.programme.${value}`) })),
  ];
  const whole = months.from !== '' && months.to !== '';
  const noMonths = months.from === '' && months.to === '';
  const faultyMonths = !noMonths && (!whole || months.from > months.to);
  const submit = () => {
    setAsked(true);
    if (chosen.length === 0 || chosen.length > MOST || faultyMonths) return;
    onCount({
      counts,
      dimensions: chosen.map(({ value }) => value),
      ...(office === ALL ? {} : { office }),
      filters: programme === ALL ? {} : { programme },
      ...(whole ? { months: { from: months.from.slice(0, 7), to: months.to.slice(0, 7) } } : {}),
    });
  };
  return (
    <Container header={<Header variant="h2">{say('figures.choose')}</Header>}>
      <SpaceBetween size="m">
        <SegmentedControl
          label={say('figures.counts')}
          selectedId={counts}
          options={(['persons', 'cases'] as const).map((id) => ({ id, text: say(`figures.counts.${id}`) }))}
          onChange={({ detail }) => changed(setCounts)(detail.selectedId as Definition['counts'])}
        />
        <FormField
          label={say('figures.dimensions')}
          description={say('figures.dimensions.what')}
          errorText={asked && (chosen.length === 0 || chosen.length > MOST) && say('figures.dimensions.most')}
        >
          <Multiselect
            options={options}
            selectedOptions={chosen}
            onChange={({ detail }) =>
              changed(setDimensions)(detail.selectedOptions.map(({ value }) => value as Dimension))
            }
            deselectAriaLabel={({ label }) => say('figures.dimensions.remove', { name: label ?? '' })}
          />
        </FormField>
        <ColumnLayout columns={2}>
          {everywhere && (
            <FormField label={say('figures.office')}>
              <Select
                options={officeOptions}
                selectedOption={officeOptions.find(({ value }) => value === office) ?? null}
                onChange={({ detail }) => changed(setOffice)(detail.selectedOption.value ?? ALL)}
              />
            </FormField>
          )}
          <FormField label={say('figures.programme')}>
            <Select
              options={programmeOptions}
              selectedOption={programmeOptions.find(({ value }) => value === programme) ?? null}
              onChange={({ detail }) => changed(setProgramme)(detail.selectedOption.value ?? ALL)}
            />
          </FormField>
          {(['from', 'to'] as const).map((end) => (
            <FormField
              key={end}
              label={say(`figures.months.${end}`)}
              description={say('figures.months.what')}
              errorText={asked && faultyMonths && say('figures.months.wrong')}
            >
              <DateInput
                granularity="month"
                format="iso"
                placeholder="YYYY-MM"
                value={months[end]}
                onChange={({ detail }) => changed(setMonths)({ ...months, [end]: detail.value })}
              />
            </FormField>
          ))}
        </ColumnLayout>
        <Button variant="primary" loading={busy} onClick={submit}>
          {say('figures.count')}
        </Button>
      </SpaceBetween>
    </Container>
  );
}
