import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListPeople } from '../../../contracts/api/people.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

interface Props {
  readonly label: string;
  readonly description?: string | undefined;
  readonly chosen: string | undefined;
  /** Said first, if nobody may be chosen. */
  readonly nobody?: string;
  onChoose(person: string): void;
}

/** One of the staff, found by a part of their name, their user name, role or office. */
export function PersonChoice({ label, description, chosen, nobody, onChoose }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  // The list is read, and the reading recorded, once somebody looks for a person.
  const [asked, setAsked] = useState(chosen !== undefined);
  const people = useQuery({
    queryKey: ['people'],
    enabled: asked,
    queryFn: ({ signal }) => call(ListPeople, { signal }),
  });
  const all = (people.data?.people ?? []).map(({ id, name, login, roles, office }) => ({
    ...{ value: id, label: name ?? login },
    description: format.list([
      ...roles.map((role) => words('words.role', role)),
      ...(office === undefined ? [] : [words('words.office', office)]),
    ]),
    filteringTags: [login],
  }));
  const options = nobody === undefined ? all : [{ value: '', label: nobody }, ...all];
  return (
    <>
      <ProblemAlert problem={people.error} onAgain={() => void people.refetch()} />
      <FormField label={label} description={description}>
        <Select
          filteringType="auto"
          placeholder={say('audit.person.choose')}
          options={options}
          selectedOption={options.find(({ value }) => value === (chosen ?? '')) ?? null}
          statusType={people.isSuccess ? 'finished' : 'loading'}
          empty={say('audit.no-entries')}
          noMatch={say('audit.person.none')}
          onFocus={() => setAsked(true)}
          onLoadItems={() => setAsked(true)}
          onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
        />
      </FormField>
    </>
  );
}
