import Header from '@cloudscape-design/components/header';
import type { ImportSponsors } from '../../../contracts/api/sponsors.ts';
import type { Answer } from '../api/call.ts';
import { useRule } from '../api/use-rule.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { useText } from '../i18n/use-text.ts';

/** Households named in rows that were not found; the rows were accepted. */
export function ImportWarnings({ warnings }: Pick<Answer<typeof ImportSponsors>, 'warnings'>) {
  const say = useText();
  const ruleOf = useRule();
  return (
    <FittedTable
      variant="container"
      items={warnings}
      trackBy={({ row, column, value }) => `${row} ${column} ${value}`}
      wrapLines
      header={
        <Header description={say('sponsors.import.warnings.what')}>{say('sponsors.import.warnings')}</Header>
      }
      ariaLabels={{ tableLabel: say('sponsors.import.warnings') }}
      columnDefinitions={[
        { id: 'row', header: say('sponsors.import.row'), isRowHeader: true, cell: ({ row }) => row },
        {
          id: 'column',
          header: say('sponsors.import.column'),
          cell: ({ column }) => <bdi className="identifier">{column}</bdi>,
        },
        {
          id: 'value',
          header: say('sponsors.import.value'),
          cell: ({ value }) => <bdi dir="auto">{value}</bdi>,
        },
        {
          id: 'expected',
          header: say('sponsors.import.expected'),
          cell: ({ message, code, values }) => <bdi>{ruleOf({ rule: message, code, values })}</bdi>,
        },
      ]}
    />
  );
}
