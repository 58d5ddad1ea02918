import type { Statistics } from '../../../contracts/api/statistics.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Bars } from './bars.tsx';
import { ChartOrTable } from './chart-or-table.tsx';
import { CountedLink } from './counted-link.tsx';
import { workCounted } from './list-links.ts';

const FIELDS = ['open', 'unclaimed', 'overdue', 'escalated'] as const;
type Row = Statistics['work']['roles'][number];

/** Work that is in time and work that is late, by role. */
export function RoleLoad({ roles }: { roles: readonly Row[] }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const late = ({ overdue }: Row) => overdue;
  const inTime = ({ open, overdue }: Row) => open - overdue;
  return (
    <ChartOrTable
      title={say('operations.roles')}
      description={say('operations.roles.hint')}
      chart={
        <Bars
          label={say('operations.roles')}
          rows={roles.map(({ role }) => words('words.role', role))}
          series={[
            { title: say('operations.overdue'), color: '#c33d69', values: roles.map(late) },
            { title: say('operations.in-time'), color: '#688ae8', values: roles.map(inTime) },
          ]}
        />
      }
      table={
        <FittedTable
          items={roles}
          trackBy="role"
          variant="embedded"
          ariaLabels={{ tableLabel: say('operations.roles') }}
          columnDefinitions={[
            {
              id: 'role',
              header: say('operations.column.role'),
              isRowHeader: true,
              cell: ({ role }) => words('words.role', role),
            },
            ...FIELDS.map((field) => ({
              id: field,
              header: say(`operations.${field === 'open' ? 'open-work' : field}`),
              cell: (row: Row) => (
                <CountedLink
                  count={format.number(row[field])}
                  what={say('operations.of-role', {
                    what: say(`operations.${field === 'open' ? 'open-work' : field}`),
                    role: words('words.role', row.role),
                  })}
                  to={workCounted(row.role, field)}
                />
              ),
            })),
          ]}
        />
      }
    />
  );
}
