import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { FittedTable } from '../../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { countOf, outcomeOf } from './import-outcome.ts';
import { UndoImport } from './undo-import.tsx';
import { useColumnLabel } from './use-column-label.ts';
import type { ImportReportData, Outcome } from './use-import.ts';

interface Props {
  readonly report: ImportReportData;
  readonly fileName: string;
}

const INDICATORS = {
  registered: 'success',
  'already-registered': 'info',
  waiting: 'warning',
  'other-office': 'warning',
} as const;
const SHOWN = 100;

/** The result for a file: counts, rejected rows with reasons, and the households one by one. */
export function ImportReport({ report, fileName }: Props) {
  const say = useText();
  const { done, reasons } = outcomeOf(report);
  const count = (outcome: Outcome) => countOf(report, outcome);
  return (
    <SpaceBetween size="l">
      <Alert
        type={done === 'done' ? 'success' : 'warning'}
        header={say(`cases.import.${done}`)}
        action={report.rejectedFile !== null && <Rejected text={report.rejectedFile} fileName={fileName} />}
      >
        {say('cases.import.counts', {
          registered: count('registered'),
          already: count('already-registered'),
          elsewhere: count('other-office'),
          waiting: report.rejectedRows.length,
        })}
        {reasons.map(({ why, count: counted }) => (
          <div key={why}>{say(`cases.import.why.${why}`, { count: counted })}</div>
        ))}
        {report.rejectedFile !== null && <div>{say('cases.import.again')}</div>}
      </Alert>
      {report.importId !== null && count('registered') > 0 && (
        <UndoImport key={report.importId} importId={report.importId} />
      )}
      {report.rejected.length > 0 && <Rejections causes={report.causes} />}
      {report.warnings.length > 0 && <Warnings report={report} />}
      <Households report={report} />
    </SpaceBetween>
  );
}

/** The rejected rows, to be corrected and imported again. */
function Rejected({ text, fileName }: { text: string; fileName: string }) {
  const say = useText();
  const save = () => {
    const address = URL.createObjectURL(new Blob([text]));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName.replace(/(\.\w+)?$/, '-rejected$1');
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <Button iconName="download" onClick={save}>
      {say('cases.import.download')}
    </Button>
  );
}

/** A list limited to a hundred entries until more are requested. */
function useShown<T>(all: readonly T[]) {
  const say = useText();
  const [shown, setShown] = useState(SHOWN);
  const more = all.length > shown && (
    <Box textAlign="center">
      <Button onClick={() => setShown(shown + SHOWN)}>{say('cases.more')}</Button>
    </Box>
  );
  return { items: all.slice(0, shown), more };
}

/** What is wrong, once per cause, with the affected rows and what was received. */
export function Rejections({ causes }: Pick<ImportReportData, 'causes'>) {
  const columnLabel = useColumnLabel();
  const say = useText();
  const format = useFormat();
  const { items, more } = useShown(causes);
  return (
    <FittedTable
      variant="container"
      items={items}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('cases.import.rejected') }}
      header={
        <Header variant="h2" counter={`(${format.number(causes.length)})`}>
          {say('cases.import.rejected')}
        </Header>
      }
      footer={more}
      columnDefinitions={[
        {
          id: 'column',
          header: say('cases.import.column'),
          isRowHeader: true,
          cell: ({ column }) => <bdi>{columnLabel(column)}</bdi>,
        },
        { id: 'rule', header: say('cases.import.what'), minWidth: 280, cell: ({ cause }) => cause },
        {
          id: 'value',
          header: say('cases.import.value'),
          cell: ({ received }) =>
            received.map((value) => (
              <div key={value}>
                <bdi>{value}</bdi>
              </div>
            )),
        },
        {
          id: 'row',
          header: say('cases.import.rows'),
          cell: ({ rows, count }) =>
            `${format.list(rows.map((row) => format.number(row)))}${count > rows.length ? ` … (${format.number(count)})` : ''}`,
        },
      ]}
    />
  );
}

export function Warnings({ report }: { report: ImportReportData }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { items, more } = useShown(report.warnings);
  return (
    <FittedTable
      variant="container"
      items={items}
      wrapLines
      ariaLabels={{ tableLabel: say('cases.import.warnings') }}
      header={<Header variant="h2">{say('cases.import.warnings')}</Header>}
      footer={more}
      columnDefinitions={[
        {
          id: 'row',
          header: say('cases.import.row'),
          isRowHeader: true,
          cell: ({ row }) => format.number(row),
        },
        { id: 'column', header: say('cases.import.column'), cell: ({ column }) => <bdi>{column}</bdi> },
        { id: 'what', header: say('cases.import.note'), cell: ({ rule }) => words('cases.rule', rule) },
      ]}
    />
  );
}

export function Households({ report }: { report: ImportReportData }) {
  const say = useText();
  const format = useFormat();
  const follow = useFollow();
  const { items, more } = useShown(report.households);
  return (
    <FittedTable
      variant="container"
      items={items}
      trackBy={({ rows }) => String(rows[0])}
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('cases.import.households') }}
      header={<Header variant="h2">{say('cases.import.households')}</Header>}
      empty={say('cases.import.households.none')}
      footer={more}
      columnDefinitions={[
        {
          id: 'rows',
          header: say('cases.import.rows'),
          isRowHeader: true,
          cell: ({ rows }) => format.list(rows.map(String)),
        },
        {
          id: 'outcome',
          header: say('cases.import.outcome'),
          cell: ({ outcome }) => (
            <StatusIndicator type={INDICATORS[outcome]}>
              {report.dryRun && outcome === 'registered'
                ? say('cases.import.would-register')
                : say(`cases.import.outcome.${outcome}`)}
            </StatusIndicator>
          ),
        },
        {
          id: 'case',
          header: say('cases.column.case'),
          cell: ({ caseId, number }) => {
            const name = <bdi className="identifier">{number}</bdi>;
            return caseId === null ? (
              name
            ) : (
              <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
                {name}
              </Link>
            );
          },
        },
      ]}
    />
  );
}
