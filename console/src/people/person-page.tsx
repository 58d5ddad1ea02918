import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useOrganisations } from '../partners/use-organisations.ts';
import { useSession } from '../session/use-session.ts';
import { AccessDialog } from './access-dialog.tsx';
import { AccessHistory } from './access-history.tsx';
import { InvitationDialog, type Invited } from './invitation-dialog.tsx';
import { PendingAlert } from './pending-alert.tsx';
import { Office, PersonState, Roles } from './person-cells.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';
import { type Person, usePeople } from './use-people.ts';

type Open = 'access' | 'suspension' | 'sign-in';

/** One of the staff: what they may do, what waits for a second person, and what was decided about it. */
export function PersonPage() {
  const say = useText();
  const people = usePeople();
  const follow = useFollow();
  const { personId = '' } = useParams();
  const { person: self } = useSession();
  const [open, setOpen] = useState<Open>();
  const [invited, setInvited] = useState<Invited>();
  const person = people.data?.people.find(({ id }) => id === personId);
  const acts = self.roles.includes('administrator') && self.id !== personId;
  const close = () => setOpen(undefined);
  return (
    <PageFrame
      title={person?.name ?? person?.login ?? say('people.person')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton list={people} />
          {person && self.roles.includes('auditor') && (
            <Button href={hrefOf(`/people/${person.id}/acts`)} onFollow={follow}>
              {say('people.acts')}
            </Button>
          )}
          {person && acts && <Actions person={person} onOpen={setOpen} />}
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={people.error} onAgain={() => void people.refetch()} />
      {people.isPending && <Loading />}
      {people.data && !person && (
        <Nothing title={say('people.unknown.title')} todo={say('people.unknown.todo')} />
      )}
      {person && (
        <SpaceBetween size="l">
          <PendingAlert person={person} names={people.data?.names ?? {}} self={self.id} />
          <Container header={<Header variant="h2">{say('people.access')}</Header>}>
            <Facts person={person} names={people.data?.names ?? {}} />
          </Container>
          <AccessHistory personId={person.id} />
          {open === 'access' && (
            <AccessDialog person={person} offices={people.data?.offices ?? []} onClose={close} />
          )}
          {open === 'suspension' && <SuspendDialog person={person} onClose={close} />}
          {open === 'sign-in' && <RenewDialog person={person} onInvited={setInvited} onClose={close} />}
          {invited && !open && <InvitationDialog invited={invited} onClose={() => setInvited(undefined)} />}
        </SpaceBetween>
      )}
    </PageFrame>
  );
}

function Actions({ person, onOpen }: { person: Person; onOpen(open: Open): void }) {
  const say = useText();
  const out = person.state === 'suspended';
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => onOpen('sign-in')}>{say('people.renew')}</Button>
      <Button onClick={() => onOpen('suspension')}>{say(out ? 'people.reinstate' : 'people.suspend')}</Button>
      <Button variant="primary" onClick={() => onOpen('access')}>
        {say('people.change')}
      </Button>
    </SpaceBetween>
  );
}

function Facts({ person, names }: { person: Person; names: Readonly<Record<string, string>> }) {
  const say = useText();
  const format = useFormat();
  const { login, office, organisation, roles, lastActiveOn, addedAt, hasSecond, suspended } = person;
  const { nameOf: organisationOf } = useOrganisations(organisation !== undefined);
  const by = suspended && (names[suspended.by] ?? suspended.by);
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: say('people.state'), value: <PersonState person={person} /> },
        { label: say('people.roles'), value: <Roles roles={roles} /> },
        organisation === undefined
          ? { label: say('people.office'), value: <Office office={office} none={roles.length === 0} /> }
          : { label: say('people.organisation'), value: <bdi>{organisationOf(organisation)}</bdi> },
        { label: say('people.login'), value: <bdi className="identifier">{login}</bdi> },
        {
          label: say('people.last-active'),
          value: lastActiveOn ? format.date(lastActiveOn) : say('people.never'),
        },
        {
          label: say('people.second'),
          value: say(hasSecond ? 'people.second.yes' : 'people.second.no'),
        },
        { label: say('people.since'), value: addedAt ? format.day(addedAt) : say('people.since.unknown') },
        ...(suspended
          ? [
              {
                label: say('people.suspended'),
                value: say('people.suspended.by', { name: by ?? '', when: format.instant(suspended.at) }),
              },
            ]
          : []),
      ]}
    />
  );
}
