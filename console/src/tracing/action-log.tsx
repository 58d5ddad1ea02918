import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { FittedTable } from '../app/fitted-table.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useWho } from '../desk/use-who.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { useSession } from '../session/use-session.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { RequestView } from './use-requests.ts';

/** What was done for a request, newest first: by decisions, and what officers add. */
export function ActionLog({ request }: { request: RequestView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { person } = useSession();
  const [adding, setAdding] = useState(false);
  const mayAdd = person.roles.includes('tracing-officer') || person.roles.includes('supervisor');
  const who = useWho(request.people);
  const actions = request.actions.map((action, index) => ({ ...action, index })).reverse();
  return (
    <>
      <FittedTable
        variant="container"
        trackBy={({ index }) => String(index)}
        items={actions}
        wrapLines
        ariaLabels={{ tableLabel: say('tracing.tab.actions') }}
        header={
          <Header
            variant="h2"
            actions={mayAdd && <Button onClick={() => setAdding(true)}>{say('tracing.action.add')}</Button>}
          >
            {say('tracing.tab.actions')}
          </Header>
        }
        empty={<Nothing title={say('tracing.action.none')} todo={say('tracing.action.none.todo')} />}
        columnDefinitions={[
          {
            id: 'on',
            header: say('tracing.action.on'),
            cell: ({ on, at }) => (on === undefined ? format.day(at) : format.date(on)),
          },
          {
            id: 'kind',
            header: say('tracing.action.kind'),
            isRowHeader: true,
            cell: ({ kind }) => <ActionKind kind={kind} />,
          },
          {
            id: 'place',
            header: say('tracing.action.place'),
            cell: ({ place }) => (place === undefined ? '–' : <bdi dir="auto">{place}</bdi>),
          },
          {
            id: 'outcome',
            header: say('tracing.action.outcome'),
            cell: ({ kind, outcome }) => <ActionOutcome kind={kind} outcome={outcome} />,
          },
          {
            id: 'by',
            header: say('tracing.action.by'),
            cell: ({ by, at }) => (
              <>
                {by === undefined ? words('tracing.action.by', 'platform') : <bdi>{who(by)}</bdi>}
                <Box variant="small" color="text-body-secondary" display="block">
                  <When at={at} />
                </Box>
              </>
            ),
          },
        ]}
      />
      {adding && <ActionDialog request={request} onClose={() => setAdding(false)} />}
    </>
  );
}

/** Actions recorded by officers have labels of their own; the rest are kinds of work items. */
function ActionKind({ kind }: { kind: string }) {
  const words = useWords();
  const own = words('tracing.action-kind', kind);
  return <>{own === kind.replaceAll('-', ' ') ? words('words.kind', kind) : own}</>;
}

function ActionOutcome({ kind, outcome }: { kind: string; outcome: string }) {
  const words = useWords();
  const plain = outcome.replaceAll('-', ' ');
  const own = words('tracing.action-outcome', outcome);
  if (own !== plain) return <>{own}</>;
  const decided = words(`words.decision.${kind}`, outcome);
  return <>{decided === plain ? words('words.reason', outcome) : decided}</>;
}
