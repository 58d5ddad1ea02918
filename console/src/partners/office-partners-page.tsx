import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { ListWorkItems } from '../../../contracts/api/work-items.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { Loading } from '../app/loading.tsx';
import { useTell } from '../app/notes.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { OwnerLink } from '../work/owner-link.tsx';
import { Due } from '../work/queue-cells.tsx';
import { useAssignment } from '../work/use-assignment.ts';
import { useNow } from '../work/use-now.ts';
import { WORK_ITEMS } from '../work/use-queue.ts';
import { type OrganisationView, useOrganisations } from './use-organisations.ts';

const MOST = 100;

/** The partner organisations of the office: what was agreed with each, and what each of them has now. */
export function OfficePartnersPage() {
  const say = useText();
  const partners = useOrganisations();
  const agreed = partners.rows.filter(({ agreement }) => agreement !== undefined);
  return (
    <PageFrame
      title={say('partners.office.title')}
      description={say('partners.office.lead')}
      actions={<RefreshButton list={partners} />}
    >
      <ProblemAlert problem={partners.error} onAgain={() => void partners.refetch()} />
      {partners.isPending && <Loading />}
      {!partners.isPending && !partners.error && agreed.length === 0 && (
        <Nothing title={say('partners.empty')} todo={say('partners.empty.todo')} />
      )}
      {agreed.map((one) => (
        <Partner key={one.organisationId} one={one} />
      ))}
    </PageFrame>
  );
}

function Partner({ one: { organisationId, agreement, holds } }: { one: OrganisationView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const now = useNow();
  const call = useCall();
  const tell = useTell();
  const work = useQuery({
    queryKey: [...WORK_ITEMS, 'given', organisationId],
    queryFn: ({ signal }) =>
      call(ListWorkItems, { query: { organisation: organisationId, limit: MOST }, signal }),
  });
  const back = useAssignment(() => tell({ type: 'success', text: say('partners.taken-back') }));
  const rows = work.data?.workItems ?? [];
  if (agreement === undefined) return null;
  return (
    <SpaceBetween size="xs">
      <ProblemAlert problem={work.error ?? back.error} />
      <FittedTable
        variant="container"
        trackBy="workItemId"
        items={rows}
        loading={work.isPending}
        loadingText={say('app.loading')}
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: agreement.name }}
        empty={<Box textAlign="center">{say('partners.office.nothing')}</Box>}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            description={
              holds
                ? say('partners.office.what', {
                    services: format.list(agreement.services.map((each) => words('partners.service', each))),
                    until: format.day(agreement.until),
                  })
                : say('partners.closed')
            }
          >
            <bdi>{agreement.name}</bdi>
          </Header>
        }
        columnDefinitions={[
          {
            id: 'what',
            header: say('partners.what'),
            isRowHeader: true,
            cell: ({ kind, workItemId }) => (
              <Link href={hrefOf(`/work/${workItemId}`)} onFollow={follow}>
                {words('words.kind', kind)}
              </Link>
            ),
          },
          { id: 'case', header: say('work.column.case'), cell: (row) => <OwnerLink owner={row} /> },
          {
            id: 'due',
            header: say('partners.due'),
            cell: ({ dueAt, escalatedAt }) => (
              <Due dueAt={dueAt} escalated={escalatedAt !== undefined} now={now} />
            ),
          },
          {
            id: 'actions',
            header: say('partners.actions'),
            minWidth: 140,
            cell: ({ workItemId, kind, caseNumber = '' }) => (
              <Button
                variant="inline-link"
                ariaLabel={say('partners.take-back.of', {
                  what: words('words.kind', kind),
                  number: caseNumber,
                })}
                loading={back.isPending && back.variables.workItemId === workItemId}
                onClick={() => back.mutate({ act: 'release', workItemId })}
              >
                {say('partners.take-back')}
              </Button>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}
