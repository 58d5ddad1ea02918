import Header from '@cloudscape-design/components/header';
import type { Patience, Policy } from '../../../domain/policy/policy.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { FieldHelp } from '../field-help/field-help.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { useValueWords } from './use-value-words.ts';

const TIMES = ['remindAfter', 'due', 'escalateEvery'] as const;
const PRIORITIES = ['urgent', 'emergency'] as const;
type Row = [kind: string, patience: Patience];

/** How long each kind of work may wait. */
export function PatienceTable({ patience }: { patience: Policy['patience'] }) {
  const say = useText();
  const kind = useWords();
  const words = useValueWords();
  return (
    <FittedTable<Row>
      items={Object.entries(patience)}
      trackBy={([name]) => name}
      contentDensity="compact"
      wrapLines
      header={<Header description={say('policy.patience.hint')}>{say('policy.group.patience')}</Header>}
      ariaLabels={{ tableLabel: say('policy.group.patience') }}
      columnDefinitions={[
        {
          id: 'kind',
          header: say('policy.patience.kind'),
          isRowHeader: true,
          cell: ([name]) => (name === 'default' ? say('policy.patience.other') : kind('words.kind', name)),
        },
        ...TIMES.map((time) => ({
          id: time,
          header: <WithHelp field={time} label={say(`policy.patience.${time}`)} />,
          cell: ([, row]: Row) => words(row[time]),
        })),
        ...PRIORITIES.map((priority) => ({
          id: priority,
          header: <WithHelp field="byPriority" label={say(`policy.patience.${priority}`)} />,
          cell: ([, row]: Row) => words(row.byPriority?.[priority]),
        })),
      ]}
    />
  );
}

/** The heading of a column, with what it means. */
const WithHelp = ({ field, label }: { field: string; label: string }) => (
  <>
    {label} <FieldHelp stage="policy" kind="patience" field={field} label={label} />
  </>
);
