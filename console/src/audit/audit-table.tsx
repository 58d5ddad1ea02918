import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { type AuditLine, saysMore } from './audit-entries.ts';
import { Named } from './audit-names.tsx';
import { FactDetails } from './fact-details.tsx';
import { NothingFound } from './nothing-found.tsx';

interface Props {
  readonly lines: readonly AuditLine[];
  readonly label: string;
  /** The prefix of the labels of the acts. */
  readonly acts?: string;
}

/** Facts as rows: when, who, what, and the codes with more detail. */
export function AuditTable({ lines, label, acts = 'cases.act' }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return (
    <FittedTable
      items={lines}
      trackBy="key"
      contentDensity="compact"
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: label }}
      empty={<NothingFound of="audit.no-entries" />}
      columnDefinitions={[
        { id: 'seq', header: say('executions.column.number'), cell: ({ seq }) => format.number(seq) },
        {
          id: 'at',
          minWidth: 160,
          header: say('executions.column.at'),
          cell: ({ at }) => <When at={at} />,
        },
        {
          id: 'who',
          minWidth: 190,
          header: say('audit.column.who'),
          cell: ({ actor }) => (actor.kind === 'platform' ? say('audit.platform') : <Named id={actor.id} />),
        },
        {
          id: 'act',
          minWidth: 180,
          header: say('executions.column.what'),
          isRowHeader: true,
          cell: ({ fact }) => words(acts, fact.act),
        },
        {
          id: 'details',
          minWidth: 260,
          header: say('executions.details'),
          cell: ({ fact }) => saysMore(fact) && <FactDetails fact={fact} />,
        },
      ]}
    />
  );
}
