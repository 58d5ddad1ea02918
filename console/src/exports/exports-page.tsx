import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useColleagues } from '../desk/use-colleagues.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { useSession } from '../session/use-session.ts';
import { AskDialog } from './ask-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { useScope } from './export-facts.tsx';
import { useDownload } from './use-download.ts';
import { type ExportView, useExports } from './use-exports.ts';

const isOver = ({ until }: ExportView): boolean => until !== undefined && Date.parse(until) <= Date.now();

/** Full exports: asked for by one person, approved by another, downloaded encrypted. */
export function ExportsPage() {
  const say = useText();
  const exports = useExports();
  const { person } = useSession();
  const { download, parts } = useDownload();
  const who = useColleagues(exports.people);
  const [asking, setAsking] = useState(false);
  const [deciding, setDeciding] = useState<{ request: ExportView; decision: 'approve' | 'refuse' }>();
  return (
    <PageFrame
      title={say('exports.title')}
      description={say('exports.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton list={exports} />
          {person.roles.includes('administrator') && (
            <Button variant="primary" onClick={() => setAsking(true)}>
              {say('exports.ask')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={exports.error} onAgain={() => void exports.refetch()} />
      <ProblemAlert problem={download.error} />
      {download.isPending && <Alert type="info">{say('exports.downloading', { count: parts })}</Alert>}
      <ExportsTable
        rows={exports.rows}
        who={who}
        loading={exports.isPending}
        busy={download.isPending}
        onDecide={(request, decision) => setDeciding({ request, decision })}
        onDownload={({ id }) => download.mutate(id)}
      />
      <MoreButton list={exports} />
      {asking && <AskDialog onClose={() => setAsking(false)} />}
      {deciding && <DecideDialog {...deciding} who={who} onClose={() => setDeciding(undefined)} />}
    </PageFrame>
  );
}

interface TableProps {
  readonly rows: readonly ExportView[];
  who(id: string): string;
  readonly loading: boolean;
  readonly busy: boolean;
  onDecide(request: ExportView, decision: 'approve' | 'refuse'): void;
  onDownload(request: ExportView): void;
}

function ExportsTable({ rows, who, loading, busy, onDecide, onDownload }: TableProps) {
  const say = useText();
  const words = useWords();
  const scope = useScope();
  const { person } = useSession();
  const mayDecide = person.roles.some((role) => role === 'administrator' || role === 'supervisor');
  const actions = (request: ExportView) => {
    const isOwn = request.askedBy === person.id;
    if (request.status === 'asked' && mayDecide && !isOwn)
      return (['approve', 'refuse'] as const).map((decision) => (
        <Button key={decision} variant="inline-link" onClick={() => onDecide(request, decision)}>
          {say(`exports.do.${decision}`)}
        </Button>
      ));
    if (request.status !== 'approved' || !isOwn || isOver(request)) return null;
    return (
      <Button variant="inline-link" disabled={busy} onClick={() => onDownload(request)}>
        {say('exports.download')}
      </Button>
    );
  };
  return (
    <FittedTable
      variant="container"
      trackBy="id"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('exports.title') }}
      empty={<Nothing title={say('exports.empty.title')} list="exports" />}
      columnDefinitions={[
        { id: 'what', header: say('exports.column.what'), isRowHeader: true, cell: scope },
        {
          id: 'why',
          header: say('exports.why'),
          cell: ({ reasonCode }) => words('exports.reason', reasonCode),
        },
        { id: 'by', header: say('exports.column.by'), cell: ({ askedBy }) => <bdi>{who(askedBy)}</bdi> },
        {
          id: 'when',
          header: say('exports.column.when'),
          cell: ({ askedAt }) => <When at={askedAt} />,
        },
        {
          id: 'state',
          header: say('exports.column.state'),
          minWidth: 190,
          cell: (one) => <State of={one} who={who} />,
        },
        {
          id: 'actions',
          header: say('exports.column.actions'),
          minWidth: 150,
          cell: (one) => (
            <SpaceBetween direction="horizontal" size="s">
              {actions(one)}
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}

function State({ of: request, who }: { of: ExportView } & Pick<TableProps, 'who'>) {
  const say = useText();
  const format = useFormat();
  const { status, until } = request;
  const by = who(request.decidedBy ?? '');
  if (status === 'asked')
    return <StatusIndicator type="pending">{say('exports.state.asked')}</StatusIndicator>;
  if (status === 'refused')
    return <StatusIndicator type="stopped">{say('exports.state.refused', { by })}</StatusIndicator>;
  return isOver(request) ? (
    <StatusIndicator type="stopped">{say('exports.state.over')}</StatusIndicator>
  ) : (
    <StatusIndicator type="success">
      {say('exports.state.approved', { by, when: format.instant(until ?? '') })}
    </StatusIndicator>
  );
}
