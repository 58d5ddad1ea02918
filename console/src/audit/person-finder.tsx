import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ListPeople } from '../../../contracts/api/people.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

/** For auditors: what one of the staff did, found by a part of their name, their user name, role or office. */
export function PersonFinder() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const navigate = useNavigate();
  // The list is read, and the reading recorded, once somebody looks for a person.
  const [asked, setAsked] = useState(false);
  const people = useQuery({
    queryKey: ['people'],
    enabled: asked,
    queryFn: ({ signal }) => call(ListPeople, { signal }),
  });
  const options = (people.data?.people ?? []).map(({ id, name, login, roles, office }) => ({
    ...{ value: id, label: name ?? login },
    description: format.list([
      ...roles.map((role) => words('words.role', role)),
      ...(office === undefined ? [] : [words('words.office', office)]),
    ]),
    filteringTags: [login],
  }));
  return (
    <Container header={<Header variant="h2">{say('audit.person')}</Header>}>
      <SpaceBetween size="s">
        <ProblemAlert problem={people.error} onAgain={() => void people.refetch()} />
        <FormField label={say('audit.person.name')} description={say('audit.person.hint')}>
          <Select
            filteringType="auto"
            placeholder={say('audit.person.choose')}
            options={options}
            selectedOption={null}
            statusType={people.isSuccess ? 'finished' : 'loading'}
            empty={say('audit.no-entries')}
            noMatch={say('audit.person.none')}
            onFocus={() => setAsked(true)}
            onLoadItems={() => setAsked(true)}
            onChange={({ detail }) => void navigate(`/people/${detail.selectedOption.value}/acts`)}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
