import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { AxisRow } from './axis-row.ts';

/** What the axis shows, as a table. */
export function AxisTable({ title, rows }: { title: string; rows: readonly AxisRow[] }) {
  const say = useText();
  const format = useFormat();
  const follow = useFollow();
  const at = (instant: number | undefined) =>
    instant === undefined ? '–' : format.instant(new Date(instant).toISOString());
  return (
    <Table
      variant="embedded"
      items={[...rows]}
      trackBy="id"
      contentDensity="compact"
      wrapLines
      ariaLabels={{ tableLabel: title }}
      columnDefinitions={[
        {
          id: 'what',
          header: say('desk.axis.what'),
          isRowHeader: true,
          minWidth: 180,
          cell: ({ label, href }) =>
            href === undefined ? (
              label
            ) : (
              <Link href={hrefOf(href)} onFollow={follow}>
                {label}
              </Link>
            ),
        },
        { id: 'from', header: say('desk.axis.from'), minWidth: 130, cell: ({ from }) => at(from) },
        { id: 'to', header: say('desk.axis.to'), minWidth: 130, cell: ({ to }) => at(to) },
        { id: 'due', header: say('desk.axis.due'), minWidth: 130, cell: ({ due }) => at(due) },
        { id: 'told', header: say('desk.axis.told'), minWidth: 150, cell: ({ told }) => told },
      ]}
    />
  );
}
