import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ImportSponsors } from '../../../contracts/api/sponsors.ts';
import type { Answer } from '../api/call.ts';
import { useRule } from '../api/use-rule.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ImportWarnings } from './import-warnings.tsx';

type Report = Answer<typeof ImportSponsors>;

/** The result of each row, and the rejected rows as a file to be corrected. */
export function ImportReport({ report }: { report: Report }) {
  const say = useText();
  const words = useWords();
  const ruleOf = useRule();
  const follow = useFollow();
  const format = useFormat();
  const { rows, sponsors, rejected, rejectedRows, unknownColumns, rejectedFile, warnings } = report;
  const registered = sponsors.filter(({ outcome }) => outcome === 'registered').length;
  return (
    <SpaceBetween size="m">
      <Alert
        type={rejectedRows.length === 0 ? 'success' : 'warning'}
        header={say('sponsors.import.done', { rows, registered, waiting: rejectedRows.length })}
        action={
          rejectedFile !== null && (
            <Button iconName="download" onClick={() => save(rejectedFile)}>
              {say('sponsors.import.save')}
            </Button>
          )
        }
      >
        {unknownColumns.length > 0 &&
          say('sponsors.import.unknown-columns', { columns: format.list(unknownColumns) })}
      </Alert>
      {rejected.length > 0 && (
        <FittedTable
          variant="container"
          items={rejected}
          trackBy={({ row, column, rule }) => `${row} ${column} ${rule}`}
          wrapLines
          ariaLabels={{ tableLabel: say('sponsors.import.waiting') }}
          columnDefinitions={[
            { id: 'row', header: say('sponsors.import.row'), isRowHeader: true, cell: ({ row }) => row },
            {
              id: 'column',
              header: say('sponsors.import.column'),
              cell: ({ column }) => (column === '' ? '–' : <bdi className="identifier">{column}</bdi>),
            },
            {
              id: 'rule',
              header: say('sponsors.import.why'),
              cell: ({ rule }) => words('sponsors.rule', rule),
            },
            {
              id: 'value',
              header: say('sponsors.import.value'),
              cell: ({ value }) => <bdi dir="auto">{value === '' ? '–' : value}</bdi>,
            },
            {
              id: 'expected',
              header: say('sponsors.import.expected'),
              // Faults of the file or of a whole row are already described by their code.
              cell: ({ rule, message, code, values }) =>
                code === undefined && rule !== 'value-invalid' ? (
                  '–'
                ) : (
                  <bdi>{ruleOf({ rule: message, code, values })}</bdi>
                ),
            },
          ]}
        />
      )}
      {warnings.length > 0 && <ImportWarnings warnings={warnings} />}
      {sponsors.length > 0 && (
        <FittedTable
          variant="container"
          items={sponsors}
          trackBy="sponsorId"
          ariaLabels={{ tableLabel: say('sponsors.import.taken') }}
          columnDefinitions={[
            { id: 'row', header: say('sponsors.import.row'), isRowHeader: true, cell: ({ row }) => row },
            {
              id: 'outcome',
              header: say('sponsors.import.outcome'),
              cell: ({ outcome, sponsorId }) =>
                outcome === 'other-office' ? (
                  words('sponsors.outcome', outcome)
                ) : (
                  <Link href={hrefOf(`/sponsors/${sponsorId}`)} onFollow={follow}>
                    {words('sponsors.outcome', outcome)}
                  </Link>
                ),
            },
          ]}
        />
      )}
    </SpaceBetween>
  );
}

function save(csv: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'sponsors-waiting.csv';
  link.click();
  URL.revokeObjectURL(url);
}
