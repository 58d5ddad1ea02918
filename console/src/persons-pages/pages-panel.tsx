import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { PersonPageView } from '../../../contracts/api/persons-pages.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { type Adult, IssueDialog } from './issue-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { SHEET_WORDS } from './sheet-words.ts';
import { usePages } from './use-pages.ts';

interface Props {
  readonly caseId: string;
  readonly members: readonly Adult[];
  readonly mayChange: boolean;
}

interface Row {
  readonly adult: Adult;
  /** The newest page of theirs. */
  readonly page: PersonPageView | undefined;
  readonly isLive: boolean;
}

const isLive = (page: PersonPageView | undefined): boolean =>
  page !== undefined && page.revoked === undefined && Date.parse(page.until) > Date.now();

/** The pages of a household's adults: who has one, when it was last opened, and to issue and to end them. */
export function PersonPagesPanel({ caseId, members, mayChange }: Props) {
  const say = useText();
  const format = useFormat();
  const read = usePages(caseId);
  const [issuing, setIssuing] = useState<Row>();
  const [ending, setEnding] = useState<Row>();
  const rows: Row[] = (read.data?.adults ?? []).map((id) => {
    const adult = members.find((one) => one.id === id) ?? { id, label: id, languages: [] };
    const page = read.data?.pages.find(({ personId }) => personId === id);
    return { adult, page, isLive: isLive(page) };
  });
  const state = ({ page, isLive: live }: Row) => {
    if (!page) return <StatusIndicator type="pending">{say('persons-pages.none')}</StatusIndicator>;
    if (!live) return <StatusIndicator type="stopped">{say('persons-pages.over')}</StatusIndicator>;
    return (
      <StatusIndicator type="success">
        {say('persons-pages.until', { day: format.day(page.until) })}
      </StatusIndicator>
    );
  };
  return (
    <SpaceBetween size="s">
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      <FittedTable
        variant="container"
        items={rows}
        loading={read.isPending}
        loadingText={say('app.loading')}
        trackBy={({ adult }) => adult.id}
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: say('persons-pages.title') }}
        empty={say('persons-pages.no-adults')}
        header={
          <Header variant="h2" description={say('persons-pages.lead')}>
            {say('persons-pages.title')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'person',
            header: say('persons-pages.person'),
            isRowHeader: true,
            cell: ({ adult }) => <bdi>{adult.label}</bdi>,
          },
          { id: 'state', header: say('persons-pages.state'), minWidth: 190, cell: state },
          {
            id: 'language',
            header: say('persons-pages.language'),
            cell: ({ page }) => page && <span lang={page.language}>{SHEET_WORDS[page.language].name}</span>,
          },
          {
            id: 'seen',
            header: say('persons-pages.seen'),
            cell: ({ page }) =>
              page && (page.lastSeenOn ? format.date(page.lastSeenOn) : say('persons-pages.never')),
          },
          {
            id: 'actions',
            minWidth: 170,
            header: say('persons-pages.actions'),
            cell: (row) =>
              mayChange && (
                <SpaceBetween direction="horizontal" size="s">
                  <Button
                    variant="inline-link"
                    ariaLabel={say(row.isLive ? 'persons-pages.again.to' : 'persons-pages.issue.to', {
                      name: row.adult.label,
                    })}
                    onClick={() => setIssuing(row)}
                  >
                    {say(row.isLive ? 'persons-pages.again' : 'persons-pages.issue')}
                  </Button>
                  {row.isLive && (
                    <Button
                      variant="inline-link"
                      ariaLabel={say('persons-pages.revoke.of', { name: row.adult.label })}
                      onClick={() => setEnding(row)}
                    >
                      {say('persons-pages.revoke')}
                    </Button>
                  )}
                </SpaceBetween>
              ),
          },
        ]}
      />
      {issuing && (
        <IssueDialog
          caseId={caseId}
          adult={issuing.adult}
          replaces={issuing.isLive}
          handOverAlone={read.data?.handOverAlone ?? false}
          onClose={() => setIssuing(undefined)}
        />
      )}
      {ending?.page && (
        <RevokeDialog
          caseId={caseId}
          pageId={ending.page.id}
          name={ending.adult.label}
          onClose={() => setEnding(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
