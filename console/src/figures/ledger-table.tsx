import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { FittedTable } from '../app/fitted-table.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { useSession } from '../session/use-session.ts';
import type { ReleaseView } from './use-releases.ts';
import { useScopeName } from './use-scope-name.ts';

const TYPES = { asked: 'pending', released: 'success', refused: 'stopped' } as const;

interface Props {
  readonly rows: readonly ReleaseView[];
  readonly loading: boolean;
  readonly busy: boolean;
  who(id: string): string;
  onDownload(release: ReleaseView): void;
  onLook(release: ReleaseView): void;
  onRefuse(release: ReleaseView): void;
}

/** The ledger: everything that left the house, or waits for a second person. */
export function LedgerTable({ rows, loading, busy, who, onDownload, onLook, onRefuse }: Props) {
  const say = useText();
  const format = useFormat();
  const scope = useScopeName();
  const { person } = useSession();
  const decides = person.roles.some((role) => role === 'administrator' || role === 'supervisor');
  const actions = (release: ReleaseView): ReactNode => {
    if (release.status === 'released')
      return (
        <Button variant="inline-link" disabled={busy} onClick={() => onDownload(release)}>
          {say('figures.download')}
        </Button>
      );
    if (release.status !== 'asked' || !decides || release.askedBy === person.id) return null;
    return (
      <SpaceBetween direction="horizontal" size="s">
        <Button variant="inline-link" disabled={busy} onClick={() => onLook(release)}>
          {say('figures.look')}
        </Button>
        <Button variant="inline-link" disabled={busy} onClick={() => onRefuse(release)}>
          {say('figures.refuse')}
        </Button>
      </SpaceBetween>
    );
  };
  return (
    <FittedTable
      variant="container"
      trackBy="id"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('figures.ledger') }}
      header={
        <Header variant="h2" description={say('figures.ledger.what')}>
          {say('figures.ledger')}
        </Header>
      }
      empty={<Nothing title={say('figures.empty.title')} todo={say('figures.empty.todo')} list="figures" />}
      columnDefinitions={[
        {
          id: 'number',
          header: say('figures.number'),
          isRowHeader: true,
          cell: ({ number }) => format.number(number),
        },
        {
          id: 'what',
          header: say('figures.what'),
          minWidth: 180,
          cell: ({ definition }) => scope(definition),
        },
        {
          id: 'state',
          header: say('figures.state'),
          minWidth: 150,
          cell: ({ status, askedBy, decidedBy, askedAt, decidedAt }) => (
            <SpaceBetween size="xxs">
              <StatusIndicator type={TYPES[status]}>{say(`figures.state.${status}`)}</StatusIndicator>
              <bdi>{who(decidedBy ?? askedBy)}</bdi>
              <When at={decidedAt ?? askedAt} />
            </SpaceBetween>
          ),
        },
        {
          id: 'proof',
          header: say('figures.proof'),
          minWidth: 180,
          cell: ({ released, shown }) =>
            released && (
              <ExpandableSection
                headerText={say('figures.numbers', { shown, held: released.suppressed, k: released.k })}
              >
                {[['', released.digest], ...Object.entries(released.files)].map(([name, sum]) => (
                  <div key={name}>
                    {name === '' ? say('figures.digest') : <bdi>{name}</bdi>}{' '}
                    <bdi className="identifier">{sum}</bdi>
                  </div>
                ))}
              </ExpandableSection>
            ),
        },
        { id: 'actions', header: say('figures.actions'), minWidth: 130, cell: actions },
      ]}
    />
  );
}
