import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { ListTable } from '../lists/list-table.tsx';
import { useOrganisations } from '../partners/use-organisations.ts';
import { useSession } from '../session/use-session.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { IdleTime } from './idle-time.tsx';
import { InvitationDialog, type Invited } from './invitation-dialog.tsx';
import { Office, PersonState, Roles } from './person-cells.tsx';
import './people.css';
import { type Person, ROLES, STATES, usePeople } from './use-people.ts';
import { Waiting } from './waiting.tsx';

/** Everybody with an account: found by name, office, role or state, and where one is added. */
export function PeoplePage() {
  const say = useText();
  const follow = useFollow();
  const people = usePeople();
  const { person } = useSession();
  const columns = useColumns();
  const [adding, setAdding] = useState(false);
  const [invited, setInvited] = useState<Invited>();
  const [text, setText] = useState('');
  const [place] = useSearchParams();
  const rows = (people.data?.people ?? []).filter((one) => isFound(one, text, place));
  const mayAdd = person.roles.includes('administrator');
  return (
    <PageFrame
      title={say('people.title')}
      description={say('people.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href={hrefOf('/people?of=organisations')} onFollow={follow}>
            {say('partners.title')}
          </Button>
          <RefreshButton list={people} />
          {mayAdd && (
            <Button variant="primary" onClick={() => setAdding(true)}>
              {say('people.add')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={people.error} onAgain={() => void people.refetch()} />
      <Waiting />
      <IdleTime people={people.data?.people ?? []} mayChange={mayAdd} />
      <Filters text={text} onText={setText} offices={people.data?.offices ?? []} />
      <ListTable
        label={say('people.title')}
        rows={rows}
        columns={columns}
        loading={people.isPending}
        empty={<Nothing title={say('people.empty.title')} list="people" />}
        idOf={({ id }) => id}
      />
      {adding && (
        <AddPersonDialog
          offices={people.data?.offices ?? []}
          onAdded={setInvited}
          onClose={() => setAdding(false)}
        />
      )}
      {invited && !adding && <InvitationDialog invited={invited} onClose={() => setInvited(undefined)} />}
    </PageFrame>
  );
}

function isFound(
  { name = '', login, office, roles, state, pending }: Person,
  text: string,
  place: URLSearchParams,
) {
  const wanted = text.trim().toLocaleLowerCase();
  const [where, role, how] = [place.get('office'), place.get('role'), place.get('state')];
  return (
    (wanted === '' || `${name} ${login}`.toLocaleLowerCase().includes(wanted)) &&
    (!where || where === office || where === pending?.office) &&
    (!role || roles.some((one) => one === role)) &&
    (!how || (how === 'waits' ? pending !== undefined : state === how))
  );
}

function Filters({
  text,
  onText,
  offices,
}: {
  text: string;
  onText(text: string): void;
  offices: readonly string[];
}) {
  const say = useText();
  const words = useWords();
  return (
    <div className="people-filters">
      <FormField label={say('people.find')}>
        <Input type="search" value={text} onChange={({ detail }) => onText(detail.value)} />
      </FormField>
      <Choice
        name="office"
        label={say('people.office')}
        codes={offices}
        wordOf={(one) => words('words.office', one)}
      />
      <Choice
        name="role"
        label={say('people.role')}
        codes={ROLES}
        wordOf={(one) => words('words.role', one)}
      />
      <Choice
        name="state"
        label={say('people.state')}
        codes={[...STATES, 'waits']}
        wordOf={(one) => say(one === 'waits' ? 'people.waits' : `people.state.${one}`)}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly codes: readonly string[];
  wordOf(code: string): string;
}

function Choice({ name, label, codes, wordOf }: ChoiceProps) {
  const say = useText();
  const [place, setPlace] = useSearchParams();
  const options = [
    { value: '', label: say('people.any') },
    ...codes.map((value) => ({ value, label: wordOf(value) })),
  ];
  return (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === (place.get(name) ?? '')) ?? options[0] ?? null}
        onChange={({ detail }) =>
          setPlace(
            (now) => {
              const { value } = detail.selectedOption;
              if (value) now.set(name, value);
              else now.delete(name);
              return now;
            },
            { replace: true },
          )
        }
      />
    </FormField>
  );
}

function useColumns(): ListColumn<Person>[] {
  const say = useText();
  const follow = useFollow();
  const format = useFormat();
  const { nameOf: organisationOf } = useOrganisations();
  return [
    {
      ...{ id: 'name', header: say('people.name'), names: true, minWidth: 180 },
      cell: ({ id, name, login }) => (
        <Link href={hrefOf(`/people/${id}`)} onFollow={follow}>
          <bdi>{name ?? login}</bdi>
        </Link>
      ),
    },
    {
      ...{ id: 'login', header: say('people.login') },
      cell: ({ login }) => <bdi className="identifier">{login}</bdi>,
    },
    {
      id: 'office',
      header: say('people.office'),
      cell: ({ office, organisation, roles }) =>
        organisation === undefined ? (
          <Office office={office} none={roles.length === 0} />
        ) : (
          <bdi>{organisationOf(organisation)}</bdi>
        ),
    },
    { id: 'roles', header: say('people.roles'), cell: ({ roles }) => <Roles roles={roles} /> },
    {
      ...{ id: 'active', header: say('people.last-active') },
      cell: ({ lastActiveOn }) => (lastActiveOn ? format.date(lastActiveOn) : say('people.never')),
    },
    {
      ...{ id: 'state', header: say('people.state'), minWidth: 180 },
      cell: (person) => <PersonState person={person} />,
    },
  ];
}
