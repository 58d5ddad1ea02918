import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { FittedTable } from '../app/fitted-table.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { QuickAct } from './use-decide-agreement.ts';
import type { Agreed, OrganisationView } from './use-organisations.ts';

interface Acting {
  onChange(one: OrganisationView): void;
  onEnd(one: OrganisationView): void;
  onDecide(one: OrganisationView, act: QuickAct): void;
}
interface Props extends Acting {
  readonly rows: readonly OrganisationView[];
  readonly loading: boolean;
  readonly administers: boolean;
}

/** What holds, or what waits where nothing holds yet. */
const shown = ({ agreement, pending }: OrganisationView): Agreed | undefined =>
  agreement ?? pending?.agreement;

export function OrganisationsTable({ rows, loading, administers, ...acts }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return (
    <FittedTable
      variant="container"
      trackBy="organisationId"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('partners.title') }}
      empty={<Nothing title={say('partners.empty')} todo={say('partners.empty.todo')} />}
      columnDefinitions={[
        {
          id: 'name',
          header: say('partners.name'),
          isRowHeader: true,
          cell: (one) => (
            <>
              <bdi>{shown(one)?.name}</bdi> · {words('partners.kind', shown(one)?.kind ?? '')}
            </>
          ),
        },
        {
          id: 'services',
          header: say('partners.services'),
          cell: (one) =>
            format.list((shown(one)?.services ?? []).map((each) => words('partners.service', each))),
        },
        {
          id: 'offices',
          header: say('partners.offices'),
          cell: (one) => format.list((shown(one)?.offices ?? []).map((each) => words('words.office', each))),
        },
        {
          id: 'until',
          header: say('partners.agreement'),
          cell: (one) => {
            const { reference = '', from = '', until = '' } = shown(one) ?? {};
            return say('partners.agreed', { reference, from: format.day(from), until: format.day(until) });
          },
        },
        { id: 'state', header: say('partners.state'), minWidth: 190, cell: (one) => <State one={one} /> },
        {
          id: 'actions',
          header: say('partners.actions'),
          minWidth: 160,
          cell: (one) => <Acts one={one} administers={administers} {...acts} />,
        },
      ]}
    />
  );
}

function State({ one }: { one: OrganisationView }) {
  const say = useText();
  const words = useWords();
  const { holds, ended, pending, renewalDue, renewal } = one;
  const reason = ended === undefined ? '' : words('partners.reason', ended.reasonCode);
  return (
    <SpaceBetween size="xxs">
      <StatusIndicator type={holds ? 'success' : 'stopped'}>
        {holds ? say('partners.holds') : ended ? say('partners.ended', { reason }) : say('partners.closed')}
      </StatusIndicator>
      {pending && <StatusIndicator type="pending">{say('partners.waits')}</StatusIndicator>}
      {renewalDue && <StatusIndicator type="warning">{say('partners.renewal')}</StatusIndicator>}
      {holds && renewal?.letEnd && (
        <StatusIndicator type="info">{say('partners.ends-by-itself')}</StatusIndicator>
      )}
    </SpaceBetween>
  );
}

function Acts({
  one,
  administers,
  onChange,
  onEnd,
  onDecide,
}: Acting & { one: OrganisationView; administers: boolean }) {
  const say = useText();
  const name = shown(one)?.name ?? '';
  const link = (id: string, act: () => void) => (
    <Button key={id} variant="inline-link" ariaLabel={say(`partners.do.${id}.of`, { name })} onClick={act}>
      {say(`partners.do.${id}`)}
    </Button>
  );
  return (
    <SpaceBetween direction="horizontal" size="s">
      {one.mayApprove && link('approve', () => onDecide(one, 'approved'))}
      {one.pending && (one.mayApprove || administers) && link('refuse', () => onDecide(one, 'refused'))}
      {administers && link('change', () => onChange(one))}
      {administers && one.renewalDue && one.renewal && link('let-end', () => onDecide(one, 'let-end'))}
      {administers && one.agreement && !one.ended && link('end', () => onEnd(one))}
    </SpaceBetween>
  );
}
