import Header from '@cloudscape-design/components/header';
import type { Policy } from '../../../domain/policy/policy.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { FieldHelp } from '../field-help/field-help.tsx';
import { useText } from '../i18n/use-text.ts';
import { useValueWords } from './use-value-words.ts';

/** The visits after arrival, and what each one checks. */
export function VisitsTable({ visits }: { visits: Policy['followUp']['visits'] }) {
  const say = useText();
  const words = useValueWords();
  return (
    <FittedTable
      items={visits}
      trackBy="id"
      variant="embedded"
      contentDensity="compact"
      wrapLines
      ariaLabels={{ tableLabel: say('policy.visits') }}
      header={
        <Header
          variant="h3"
          info={<FieldHelp stage="policy" kind="followUp" field="visits" label={say('policy.visits')} />}
        >
          {say('policy.visits')}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'after',
          header: say('policy.visits.after'),
          isRowHeader: true,
          cell: ({ after }) => words(after),
        },
        { id: 'checks', header: say('policy.visits.checks'), cell: ({ checks }) => words(checks) },
      ]}
    />
  );
}
