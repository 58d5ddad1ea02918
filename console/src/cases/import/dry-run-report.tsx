import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { IntakeContent } from '../../../../domain/intake/intake-text.ts';
import type { Repair } from '../../../../domain/intake/repair.ts';
import { CaseLink } from '../../app/case-link.tsx';
import { FittedTable } from '../../app/fitted-table.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { countOf } from './import-outcome.ts';
import { Households, Rejections, Warnings } from './import-report.tsx';
import { groupsOf } from './repair-groups.ts';
import { Repairs } from './repairs.tsx';
import type { ImportReportData } from './use-import.ts';

interface Props {
  readonly report: ImportReportData;
  /** The file as it was checked. */
  readonly content: IntakeContent;
  readonly busy: boolean;
  readonly acceptProposed: boolean;
  onAccept(accept: boolean): void;
  onRepair(repairs: readonly Repair[]): void;
  onRegister(): void;
}

/** What an import would do: what would be registered, what waits and why, who is probably known; then it is confirmed. */
export function DryRunReport({
  report,
  content,
  busy,
  acceptProposed,
  onAccept,
  onRepair,
  onRegister,
}: Props) {
  const say = useText();
  const ready = countOf(report, 'registered');
  const groups = groupsOf(content, report);
  // What is put right below is told there, once.
  const causes = report.causes.filter(
    ({ column, cause }) => !groups.some((one) => one.column === column && one.cause === cause),
  );
  return (
    <SpaceBetween size="l">
      <Alert
        type={ready > 0 ? 'info' : 'warning'}
        header={say('cases.import.would', { count: ready })}
        action={
          ready > 0 && (
            <Button variant="primary" loading={busy} onClick={onRegister}>
              {say('cases.import.go')}
            </Button>
          )
        }
      >
        <div>
          {say('cases.import.would.counts', {
            already: countOf(report, 'already-registered'),
            elsewhere: countOf(report, 'other-office'),
            waiting: report.rejectedRows.length,
          })}
        </div>
        <div>{say('cases.import.would.nothing')}</div>
      </Alert>
      {(report.proposed > 0 || acceptProposed) && (
        <Checkbox
          checked={acceptProposed}
          disabled={busy}
          description={say('cases.import.proposed.hint')}
          onChange={({ detail }) => onAccept(detail.checked)}
        >
          {say('cases.import.proposed')}
        </Checkbox>
      )}
      {report.alike.length > 0 && <AlikeRows report={report} />}
      {causes.length > 0 && <Rejections causes={causes} />}
      {groups.length > 0 && <Repairs groups={groups} busy={busy} onRepair={onRepair} />}
      {report.warnings.length > 0 && <Warnings report={report} />}
      <Households report={report} />
    </SpaceBetween>
  );
}

/** Persons of the file who are probably registered already. */
function AlikeRows({ report }: { report: ImportReportData }) {
  const say = useText();
  const format = useFormat();
  return (
    <FittedTable
      variant="container"
      items={report.alike.slice(0, 200)}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('cases.import.alike') }}
      header={
        <Header variant="h2" description={say('cases.import.alike.hint')}>
          {say('cases.import.alike')}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'row',
          header: say('cases.import.row'),
          isRowHeader: true,
          cell: ({ row }) => format.number(row),
        },
        {
          id: 'case',
          header: say('cases.column.case'),
          cell: ({ caseId, number }) => <CaseLink caseId={caseId} number={number} />,
        },
        {
          id: 'probability',
          header: say('cases.import.alike.probability'),
          cell: ({ probability }) => `${format.number(Math.round(probability * 100))} %`,
        },
      ]}
    />
  );
}
