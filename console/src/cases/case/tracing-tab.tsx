import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import { FittedTable } from '../../app/fitted-table.tsx';
import { shortId } from '../../app/short-id.ts';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { Nothing } from '../../desk/nothing.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { OpenDialog } from '../../tracing/open-dialog.tsx';
import { Status } from '../../tracing/status.tsx';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

/** Whom members of the case are looking for, and how far that has come; requests are opened here. */
export function TracingTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const { person } = useSession();
  const nameOf = useMemberName(view);
  const [opening, setOpening] = useState(false);
  const caseId = view.case.id;
  const seekers = view.persons
    .filter(({ status }) => status === 'active')
    .map(({ id }) => ({ value: id, label: nameOf(id) }));
  const opens = may(person, view, ['tracing-officer', 'caseworker', 'supervisor']);
  const others = person.roles.includes('auditor') ? 'cases.tracing.empty.audits' : 'cases.tracing.empty.asks';
  const emptyFor = opens ? 'cases.tracing.empty' : others;
  return (
    <>
      <FittedTable
        variant="container"
        items={view.tracing}
        trackBy="id"
        wrapLines
        ariaLabels={{ tableLabel: say('cases.tab.tracing') }}
        empty={<Nothing title={say('tracing.empty.title')} todo={say(emptyFor)} />}
        header={
          <Header
            variant="h2"
            actions={opens && <Button onClick={() => setOpening(true)}>{say('tracing.open.title')}</Button>}
          >
            {say('cases.tab.tracing')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'request',
            header: say('tracing.column.request'),
            isRowHeader: true,
            cell: ({ id }) => (
              <Link href={hrefOf(`/tracing/${caseId}/${id}`)} onFollow={follow}>
                <span className="identifier">{shortId(id)}</span>
              </Link>
            ),
          },
          {
            id: 'sought',
            header: say('tracing.person.sought'),
            minWidth: 150,
            cell: ({ sought }) =>
              sought === null ? (
                say('tracing.withheld')
              ) : (
                <>
                  <bdi dir="auto">{sought.name ?? say('tracing.unnamed')}</bdi> (
                  {words('tracing.relationship', sought.relationship)})
                </>
              ),
          },
          { id: 'seeker', header: say('tracing.person.seeker'), cell: ({ seekerId }) => nameOf(seekerId) },
          {
            id: 'status',
            header: say('tracing.column.status'),
            minWidth: 150,
            cell: ({ status, outcome }) => <Status row={{ status, outcome: outcome ?? null }} />,
          },
          {
            id: 'since',
            header: say('tracing.column.age'),
            cell: ({ openedAt }) => format.day(openedAt),
          },
        ]}
      />
      {opening && <OpenDialog caseId={caseId} seekers={seekers} onClose={() => setOpening(false)} />}
    </>
  );
}
