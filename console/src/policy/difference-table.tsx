import Box from '@cloudscape-design/components/box';
import type { Difference } from '../../../domain/policy/differences.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { useText } from '../i18n/use-text.ts';
import { useFieldName } from './use-field-name.ts';
import { useValueWords } from './use-value-words.ts';

/** Fields with what they were and what they are. */
export function DifferenceTable({ rows }: { rows: readonly Difference[] }) {
  const say = useText();
  const words = useValueWords();
  const fieldName = useFieldName();
  return (
    <FittedTable
      items={rows}
      trackBy="path"
      wrapLines
      ariaLabels={{ tableLabel: say('policy.differences') }}
      empty={<Box textAlign="center">{say('policy.no-differences')}</Box>}
      columnDefinitions={[
        {
          id: 'field',
          header: say('policy.column.field'),
          isRowHeader: true,
          cell: ({ path }) => <bdi>{fieldName(path)}</bdi>,
        },
        { id: 'before', header: say('policy.before'), cell: ({ before }) => <bdi>{words(before)}</bdi> },
        { id: 'after', header: say('policy.after'), cell: ({ after }) => <bdi>{words(after)}</bdi> },
      ]}
    />
  );
}
