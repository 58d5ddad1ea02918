import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText, useWords } from '../i18n/use-text.ts';
import { FigureCount } from './figure-count.tsx';
import { FigureTable } from './figure-table.tsx';
import { Section } from './section.tsx';
import type { SectionProps } from './section-props.ts';
import { useDays } from './use-days.ts';
import { useFigureLink } from './use-figure-link.ts';

/** Who waits, where, for what: open work by its kind and office, and stages in which a day has to come. */
export function WaitingSection({ programme: { part }, scope }: SectionProps) {
  const say = useText();
  const words = useWords();
  const days = useDays();
  const link = useFigureLink(scope);
  const place = (office: string | null) =>
    office === null ? say('programme.elsewhere') : words('words.office', office);
  const waits = part.waits.toSorted((a, b) => b.cases - a.cases);
  const pauses = part.pauses.toSorted((a, b) => b.cases - a.cases);
  return (
    <SpaceBetween size="l">
      <Section title={say('programme.waiting')} hint={say('programme.waiting.hint')}>
        <FigureTable
          label={say('programme.waiting')}
          rows={waits}
          idOf={({ kind, office }) => `${kind} ${office}`}
          columns={[
            {
              id: 'kind',
              header: say('programme.column.work'),
              cell: ({ kind }) => words('words.kind', kind),
            },
            {
              id: 'role',
              header: say('programme.column.role'),
              cell: ({ role }) => words('words.role', role),
            },
            { id: 'office', header: say('programme.column.office'), cell: ({ office }) => place(office) },
            ...(['cases', 'overdue'] as const).map((number) => ({
              id: number,
              header: say(`programme.${number}`),
              cell: (row: (typeof waits)[number]) => (
                <FigureCount
                  count={row[number]}
                  what={say('programme.of', {
                    what: say(`programme.${number}`),
                    of: words('words.kind', row.kind),
                  })}
                  to={
                    row.office === null
                      ? undefined
                      : link(row[number], {
                          ...{ figure: 'waiting', kind: row.kind, at: row.office },
                          ...(number === 'overdue' ? { overdue: 'true' } : {}),
                        })
                  }
                />
              ),
            })),
            { id: 'waited', header: say('programme.waited'), cell: (row) => days(row.waited, 0.5) },
          ]}
        />
      </Section>
      <Section title={say('programme.pauses')} hint={say('programme.pauses.hint')}>
        <FigureTable
          label={say('programme.pauses')}
          rows={pauses}
          idOf={({ stage }) => stage}
          columns={[
            {
              ...{ id: 'stage', header: say('programme.column.stage') },
              cell: ({ stage }) => words('words.stage', stage),
            },
            {
              ...{ id: 'cases', header: say('programme.cases') },
              cell: ({ stage, cases }) => (
                <FigureCount
                  count={cases}
                  what={say('programme.of', {
                    what: say('programme.pauses'),
                    of: words('words.stage', stage),
                  })}
                  to={link(cases, { figure: 'pausing', stage })}
                />
              ),
            },
          ]}
        />
      </Section>
    </SpaceBetween>
  );
}
