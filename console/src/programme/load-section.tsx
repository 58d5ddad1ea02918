import { useText, useWords } from '../i18n/use-text.ts';
import { Bars } from '../operations/bars.tsx';
import { FigureCount } from './figure-count.tsx';
import { FigureTable } from './figure-table.tsx';
import { Section } from './section.tsx';
import type { SectionProps } from './section-props.ts';
import { useFigureLink } from './use-figure-link.ts';

/** How many households wait for each role at each office. */
export function LoadSection({ programme: { part }, scope, printed = false }: SectionProps) {
  const say = useText();
  const words = useWords();
  const link = useFigureLink(scope);
  const place = (office: string | null) =>
    office === null ? say('programme.elsewhere') : words('words.office', office);
  const rows = part.load.toSorted((a, b) => b.cases - a.cases);
  const roles = [...new Set(rows.map(({ role }) => role))];
  const sum = (role: string, of: (row: (typeof rows)[number]) => number) =>
    rows.filter((row) => row.role === role).reduce((total, row) => total + of(row), 0);
  const title = say('programme.load');
  return (
    <Section title={title} hint={say('programme.load.hint')}>
      {!printed && (
        <Bars
          label={title}
          rows={roles.map((role) => words('words.role', role))}
          series={[
            {
              ...{ title: say('programme.overdue'), color: '#c33d69' },
              values: roles.map((role) => sum(role, ({ overdue }) => overdue)),
            },
            {
              ...{ title: say('operations.in-time'), color: '#688ae8' },
              values: roles.map((role) => sum(role, ({ cases, overdue }) => cases - overdue)),
            },
          ]}
        />
      )}
      <FigureTable
        label={title}
        rows={rows}
        idOf={({ role, office }) => `${role} ${office}`}
        columns={[
          { id: 'role', header: say('programme.column.role'), cell: ({ role }) => words('words.role', role) },
          { id: 'office', header: say('programme.column.office'), cell: ({ office }) => place(office) },
          ...(['cases', 'overdue'] as const).map((number) => ({
            id: number,
            header: say(`programme.${number}`),
            cell: (row: (typeof rows)[number]) => (
              <FigureCount
                count={row[number]}
                what={say('programme.of', {
                  what: say(`programme.${number}`),
                  of: words('words.role', row.role),
                })}
                to={
                  row.office === null
                    ? undefined
                    : link(row[number], {
                        ...{ figure: 'waiting', role: row.role, at: row.office },
                        ...(number === 'overdue' ? { overdue: 'true' } : {}),
                      })
                }
              />
            ),
          })),
        ]}
      />
    </Section>
  );
}
