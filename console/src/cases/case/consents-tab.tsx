import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNarrow } from '../../app/use-narrow.ts';
import { EmptyHere } from '../../desk/empty-here.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Consent = CaseView['consents'][number];

/** Recipients that are no name of somebody. */
const EVERYONE = new Set(['sponsors', 'states', 'programme']);

/** What the household agreed to, for whom and until when. */
export function ConsentsTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { person } = useSession();
  const nameOf = useMemberName(view);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Consent>();
  const narrow = useNarrow();
  const acts = may(person, view, ['caseworker', 'supervisor']);
  const givenBy = ({ personId, guards }: Consent) =>
    guards ? say('cases.consent.and-children', { name: nameOf(personId) }) : nameOf(personId);
  const actionsOf = (consent: Consent) =>
    acts &&
    consent.withdrawnAt === undefined && (
      <Button
        variant="inline-link"
        ariaLabel={say('cases.do.withdraw-consent.of', {
          purpose: words('words.value.purpose', consent.purpose),
        })}
        onClick={() => setEnding(consent)}
      >
        {say('cases.do.withdraw-consent')}
      </Button>
    );
  // On a phone everything stands in the first column, so that nothing lies beyond the edge.
  const wide: TableProps.ColumnDefinition<Consent>[] = [
    {
      id: 'person',
      header: say('cases.consent.person'),
      cell: givenBy,
    },
    {
      id: 'recipient',
      header: say('cases.consent.recipient'),
      cell: ({ recipient }) => (
        <bdi>{EVERYONE.has(recipient) ? words('cases.recipient', recipient) : recipient}</bdi>
      ),
    },
    {
      id: 'signatory',
      header: say('cases.consent.signatory'),
      cell: ({ signatory, signedAs }) =>
        signatory === undefined ? say(`cases.consent.signed.${signedAs}`) : nameOf(signatory),
    },
    {
      id: 'given',
      minWidth: 130,
      header: say('cases.consent.givenOn'),
      cell: ({ givenOn }) => format.date(givenOn),
    },
    {
      id: 'until',
      header: say('cases.consent.state'),
      minWidth: 190,
      cell: (consent) => <ConsentState consent={consent} />,
    },
    {
      id: 'actions',
      minWidth: 130,
      header: say('cases.actions'),
      cell: actionsOf,
    },
  ];
  return (
    <>
      <Table
        variant="container"
        items={view.consents}
        trackBy="id"
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: say('cases.tab.consents') }}
        empty={<EmptyHere of="cases.consents.none" acts={acts} />}
        header={
          <Header
            variant="h2"
            actions={acts && <Button onClick={() => setAdding(true)}>{say('cases.do.consent')}</Button>}
          >
            {say('cases.tab.consents')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'purpose',
            header: say('cases.consent.purpose'),
            isRowHeader: true,
            cell: (consent) =>
              narrow ? (
                <SpaceBetween size="xxs">
                  {words('words.value.purpose', consent.purpose)}
                  <bdi>{givenBy(consent)}</bdi>
                  <ConsentState consent={consent} />
                  {actionsOf(consent)}
                </SpaceBetween>
              ) : (
                words('words.value.purpose', consent.purpose)
              ),
          },
          ...(narrow ? [] : wide),
        ]}
      />
      {adding && <ConsentDialog view={view} onClose={() => setAdding(false)} />}
      {ending && (
        <WithdrawDialog
          caseId={view.case.id}
          consent={ending}
          whose={nameOf(ending.personId)}
          memberName={nameOf}
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  );
}

function ConsentState({ consent }: { consent: Consent }) {
  const say = useText();
  const format = useFormat();
  if (consent.withdrawnAt !== undefined)
    return (
      <StatusIndicator type="stopped">
        {say('cases.consent.withdrawn', { day: format.day(consent.withdrawnAt) })}
      </StatusIndicator>
    );
  if (consent.expiresOn === undefined)
    return <StatusIndicator type="success">{say('cases.consent.holds')}</StatusIndicator>;
  const expired = consent.expiresOn < new Date().toISOString().slice(0, 10);
  const day = format.date(consent.expiresOn);
  return (
    <StatusIndicator type={expired ? 'warning' : 'success'}>
      {say(expired ? 'cases.consent.expired' : 'cases.consent.until', { day })}
    </StatusIndicator>
  );
}
