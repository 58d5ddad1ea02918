import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListReaders } from '../../../contracts/api/audit.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useText } from '../i18n/use-text.ts';
import { DayField, isDay } from './day-field.tsx';
import { ReaderChain } from './reader-chain.tsx';

/** What the list below cannot show, because this environment does not record it. */
export function NotRecorded({ failedSignIns }: { failedSignIns: 'recorded' | 'unrecorded' }) {
  const say = useText();
  if (failedSignIns === 'recorded') return null;
  return <Alert type="info">{say('audit.readings.no-failed-sign-ins')}</Alert>;
}

/** For auditors: who read personal data on a day, and what each of them read. */
export function ReaderDays() {
  const say = useText();
  const call = useCall();
  const [day, setDay] = useState('');
  const [reader, setReader] = useState<string>();
  const readers = useQuery({
    queryKey: ['audit', 'readers', day],
    enabled: isDay(day),
    queryFn: ({ signal }) => call(ListReaders, { params: { day }, query: { limit: 100 }, signal }),
  });
  const names = readers.data?.names ?? {};
  const options = (readers.data?.readers ?? []).map((value) => ({
    value,
    label: names[value] === undefined ? value : say('audit.reader', { name: names[value], id: value }),
  }));
  const nobody = isDay(day) && readers.data !== undefined && options.length === 0;
  const chosen = options.find(({ value }) => value === reader) ?? null;
  return (
    <Container header={<Header variant="h2">{say('audit.readings.all')}</Header>}>
      <SpaceBetween size="m">
        <DayField day={day} onChange={setDay} />
        {readers.data && <NotRecorded {...readers.data} />}
        <ProblemAlert problem={readers.error} onAgain={() => void readers.refetch()} />
        <FormField
          label={say('audit.column.who')}
          constraintText={isDay(day) ? undefined : say('audit.readings.day-first')}
          errorText={nobody ? say('audit.readings.nobody') : undefined}
        >
          <Select
            options={options}
            selectedOption={chosen}
            disabled={options.length === 0}
            statusType={readers.isFetching ? 'loading' : 'finished'}
            empty={say('audit.no-entries')}
            onChange={({ detail }) => setReader(detail.selectedOption.value)}
          />
        </FormField>
        {chosen && <ReaderChain key={`${day} ${chosen.value}`} day={day} reader={chosen.value} />}
      </SpaceBetween>
    </Container>
  );
}
