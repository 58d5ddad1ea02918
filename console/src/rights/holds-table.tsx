import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useNarrow } from '../app/use-narrow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { useSession } from '../session/use-session.ts';
import { HoldDialog } from './hold-dialog.tsx';
import type { LegalHold } from './use-rights.ts';

interface Props {
  readonly recordId: string;
  readonly holds: readonly LegalHold[];
  who(id: string): string;
}

/** Orders to keep everything: while one stands nothing is erased. */
export function HoldsTable({ recordId, holds, who }: Props) {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const narrow = useNarrow();
  const [asked, setAsked] = useState<'set' | LegalHold>();
  const may = person.roles.some((role) => role === 'supervisor' || role === 'administrator');
  const referenceOf = ({ reference, note }: LegalHold) => (
    <>
      <bdi>{reference ?? say('rights.withheld')}</bdi>
      {note !== undefined && <div dir="auto">{note}</div>}
    </>
  );
  const stateOf = ({ setBy, setAt, lifted }: LegalHold) => (
    <>
      <StatusIndicator type={lifted ? 'stopped' : 'warning'}>
        {say(lifted ? 'rights.hold.lifted' : 'rights.hold.stands')}
      </StatusIndicator>
      <div>
        <bdi>{who(lifted?.by ?? setBy)}</bdi>
        {' · '}
        <When at={lifted?.at ?? setAt} />
        {lifted && ` · ${words('words.reason', lifted.reasonCode)}`}
      </div>
    </>
  );
  const actionsOf = (hold: LegalHold) =>
    may &&
    !hold.lifted && (
      <Button variant="inline-link" onClick={() => setAsked(hold)}>
        {say('rights.hold.lift')}
      </Button>
    );
  return (
    <>
      <Table
        variant="container"
        items={holds}
        trackBy="id"
        wrapLines
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: say('rights.holds') }}
        empty={say('rights.holds.none')}
        header={
          <Header
            variant="h2"
            description={say('rights.holds.what')}
            actions={may && <Button onClick={() => setAsked('set')}>{say('rights.hold.set')}</Button>}
          >
            {say('rights.holds')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'authority',
            header: say('rights.hold.authority'),
            isRowHeader: true,
            cell: (hold) => (
              <>
                {say(`rights.authority.${hold.authority}`)}
                {narrow && (
                  <SpaceBetween size="xxs">
                    {referenceOf(hold)}
                    {words('words.reason', hold.reasonCode)}
                    {stateOf(hold)}
                    {actionsOf(hold)}
                  </SpaceBetween>
                )}
              </>
            ),
          },
          ...(narrow
            ? []
            : [
                { id: 'reference', header: say('rights.hold.reference'), cell: referenceOf },
                {
                  id: 'why',
                  header: say('rights.why'),
                  cell: ({ reasonCode }: LegalHold) => words('words.reason', reasonCode),
                },
                { id: 'state', header: say('rights.state'), minWidth: 250, cell: stateOf },
                { id: 'actions', header: say('rights.actions'), minWidth: 130, cell: actionsOf },
              ]),
        ]}
      />
      {asked !== undefined && (
        <HoldDialog
          recordId={recordId}
          {...(asked === 'set' ? {} : { hold: asked })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
