import { useText, useWords } from '../i18n/use-text.ts';
import { Bars } from '../operations/bars.tsx';
import { FigureCount } from './figure-count.tsx';
import { FigureTable } from './figure-table.tsx';
import { monthsOf } from './scope.ts';
import { Section } from './section.tsx';
import type { SectionProps } from './section-props.ts';
import { overMonths, stageRows } from './sums.ts';
import { useDays } from './use-days.ts';
import { useFigureLink } from './use-figure-link.ts';

/** Where cases are, what went in and out of each stage in the period, and how long it took. */
export function StagesSection({ programme, scope, printed = false }: SectionProps) {
  const say = useText();
  const words = useWords();
  const days = useDays();
  const link = useFigureLink(scope);
  const months = monthsOf(scope);
  const period = { since: months[0], until: scope.until };
  const rows = stageRows(programme.part).map((row) => ({ ...row, ...overMonths(row, months) }));
  const name = (stage: string) => words('words.stage', stage);
  const title = say('programme.stages');
  const counted = (figure: 'in' | 'entered' | 'through' | 'ended', column: string) => ({
    id: figure,
    header: say(column),
    cell: (row: (typeof rows)[number]) => {
      const count = figure === 'in' ? row.now : row[figure];
      return (
        <FigureCount
          count={count}
          what={say('programme.of', { what: say(column), of: name(row.stage) })}
          to={link(count, { figure, stage: row.stage, ...(figure === 'in' ? {} : period) })}
        />
      );
    },
  });
  return (
    <Section title={title} hint={say('programme.stages.hint')}>
      {!printed && (
        <Bars
          label={title}
          rows={rows.map(({ stage }) => name(stage))}
          series={[{ title: say('programme.now'), color: '#688ae8', values: rows.map(({ now }) => now) }]}
        />
      )}
      <FigureTable
        label={title}
        rows={rows}
        idOf={({ stage }) => stage}
        columns={[
          { id: 'stage', header: say('programme.column.stage'), cell: ({ stage }) => name(stage) },
          counted('in', 'programme.now'),
          counted('entered', 'programme.entered'),
          counted('through', 'programme.through'),
          counted('ended', 'programme.ended'),
          { id: 'half', header: say('programme.half'), cell: (row) => days(row.days, 0.5) },
          { id: 'most', header: say('programme.most'), cell: (row) => days(row.days, 0.9) },
          { id: 'waited', header: say('programme.waited'), cell: (row) => days(row.waited, 0.5) },
        ]}
      />
    </Section>
  );
}
