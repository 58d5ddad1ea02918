import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { lazy, Suspense, useState } from 'react';
import { EndAccess } from '../../../../contracts/api/access.ts';
import { useCall } from '../../api/use-call.ts';
import { FittedTable } from '../../app/fitted-table.tsx';
import { EmptyHere } from '../../desk/empty-here.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { useMemberName } from './member-name.ts';
import { ReaderDialog } from './reader-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

type Access = CaseView['access'][number];

const PersonPagesPanel = lazy(async () => ({
  default: (await import('../../persons-pages/pages-panel.tsx')).PersonPagesPanel,
}));
const GIVE_PAGES = ['caseworker', 'supervisor', 'protection-officer'] as const;

/** Who has been given access in addition to the case's offices, or although it is restricted. */
export function AccessTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const { person } = useSession();
  const nameOf = useMemberName(view);
  const [naming, setNaming] = useState(false);
  const [ending, setEnding] = useState<Access>();
  const caseId = view.case.id;
  const acts = may(person, view, ['protection-officer', 'supervisor']);
  const restricted = view.flags.some(({ kind, liftedAt }) => kind === 'protection' && liftedAt === undefined);
  const over = ({ until, endedAt }: Access): boolean =>
    endedAt !== undefined || (until !== undefined && Date.parse(until) <= Date.now());
  return (
    <SpaceBetween size="m">
      <Alert type="info">{say(restricted ? 'cases.access.restricted' : 'cases.access.open')}</Alert>
      <FittedTable
        variant="container"
        items={view.access}
        trackBy="id"
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: say('cases.tab.access') }}
        empty={<EmptyHere of="cases.access.none" acts={acts} />}
        header={
          <Header
            variant="h2"
            actions={acts && <Button onClick={() => setNaming(true)}>{say('cases.do.grant-access')}</Button>}
          >
            {say('cases.access')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'reader',
            header: say('cases.access.reader'),
            isRowHeader: true,
            cell: ({ reader }) => <bdi>{reader}</bdi>,
          },
          {
            id: 'kind',
            header: say('cases.access.how'),
            cell: ({ kind, grantedBy }) =>
              kind === 'named'
                ? say('cases.access.named', { by: grantedBy })
                : say('cases.access.break-glass'),
          },
          {
            id: 'reason',
            header: say('cases.reason'),
            cell: ({ reasonCode, note }) => (
              <>
                {words('words.reason', reasonCode)}
                {note !== undefined && <div>{note}</div>}
              </>
            ),
          },
          {
            id: 'state',
            header: say('cases.consent.state'),
            minWidth: 190,
            cell: (access) => (
              <StatusIndicator type={over(access) ? 'stopped' : 'success'}>
                {over(access)
                  ? say('cases.access.over')
                  : access.until === undefined
                    ? say('cases.access.holds')
                    : say('cases.access.until', { when: format.instant(access.until) })}
              </StatusIndicator>
            ),
          },
          {
            id: 'actions',
            minWidth: 130,
            header: say('cases.actions'),
            cell: (access) =>
              acts &&
              !over(access) && (
                <Button
                  variant="inline-link"
                  ariaLabel={say('cases.do.end-access.of', { reader: access.reader })}
                  onClick={() => setEnding(access)}
                >
                  {say('cases.do.end-access')}
                </Button>
              ),
          },
        ]}
      />
      {GIVE_PAGES.some((role) => person.roles.includes(role)) && (
        <Suspense>
          <PersonPagesPanel
            caseId={caseId}
            members={view.persons.map(({ id, preferredLanguage, languages = [] }) => ({
              ...{ id, label: nameOf(id) },
              languages: [...(preferredLanguage === undefined ? [] : [preferredLanguage]), ...languages],
            }))}
            mayChange={view.case.status !== 'closed' && may(person, view, GIVE_PAGES)}
          />
        </Suspense>
      )}
      {naming && <ReaderDialog caseId={caseId} onClose={() => setNaming(false)} />}
      {ending && (
        <ReasonDialog
          caseId={caseId}
          name="end-access"
          reasons="end-access"
          subject={ending.id}
          send={(reasonCode, key) =>
            call(EndAccess, { params: { caseId, grantId: ending.id }, body: { reasonCode }, key })
          }
          onClose={() => setEnding(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
