import Alert from '@cloudscape-design/components/alert';
import { STAGES } from '../../../domain/kernel/catalogue.ts';
import { forecastOf, type StepForecast } from '../../../domain/statistics/flow/forecast.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useMonth } from '../i18n/use-month.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Bars } from '../operations/bars.tsx';
import { FigureCount } from './figure-count.tsx';
import { FigureTable } from './figure-table.tsx';
import { Section } from './section.tsx';
import type { SectionProps } from './section-props.ts';
import { useFigureLink } from './use-figure-link.ts';

const MONTHS_AHEAD = 12;

/** True of a step that is one stage, so that whoever is in the stage is in the step. */
const isAlone = ([stage, ...more]: readonly string[]): boolean =>
  more.length === 0 && stage !== undefined && STAGES[stage as keyof typeof STAGES]?.parallel === false;

/** When those who are under way may arrive, from the durations of those before them. */
export function ForecastSection({ programme: { part, at }, scope, printed = false }: SectionProps) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const month = useMonth();
  const link = useFigureLink(scope);
  const history = new Map(part.stages.map((row) => [`${row.programme} ${row.stage}`, row.history]));
  const { months, steps } = forecastOf(
    part.ahead,
    (programme, stage) => history.get(`${programme} ${stage}`),
    at,
    MONTHS_AHEAD,
  );
  const known = steps.some(({ half }) => half !== null);
  const unknown = steps.reduce((sum, { tooFew, longerThanAny }) => sum + tooFew + longerThanAny, 0);
  const title = say('programme.forecast');
  const names = (stages: readonly string[]) =>
    format.list(stages.map((stage) => words('words.stage', stage)));
  const day = (date: string | null) => (date === null ? say('programme.too-few') : format.date(date));
  return (
    <Section title={title} hint={say('programme.forecast.hint')}>
      {steps.length > 0 && unknown > 0 && (
        <Alert type="info">{say('programme.forecast.unknown', { count: unknown })}</Alert>
      )}
      {known && !printed && (
        <Bars
          label={title}
          rows={months.map((one) => month(one.month))}
          series={[
            {
              ...{ title: say('programme.expected'), color: '#2ea597' },
              values: months.map(({ expected }) => Math.round(expected)),
            },
          ]}
        />
      )}
      {known && (
        <FigureTable
          label={title}
          rows={months}
          idOf={(one) => one.month}
          columns={[
            { id: 'month', header: say('programme.column.month'), cell: (one) => month(one.month) },
            {
              ...{ id: 'expected', header: say('programme.expected') },
              cell: ({ expected }) => format.number(Math.round(expected)),
            },
            {
              ...{ id: 'band', header: say('programme.band') },
              cell: ({ low, high }) =>
                say('programme.from-to', { from: format.number(low), to: format.number(high) }),
            },
          ]}
        />
      )}
      <FigureTable
        label={say('programme.steps')}
        rows={steps}
        idOf={({ programme, stages }) => `${programme} ${stages.join(' ')}`}
        columns={[
          {
            ...{ id: 'where', header: say('programme.steps') },
            cell: ({ stages }: StepForecast) => names(stages),
          },
          {
            ...{ id: 'programme', header: say('programme.column.programme') },
            cell: ({ programme }) => words('words.value.programme', programme),
          },
          {
            ...{ id: 'cases', header: say('programme.cases') },
            cell: ({ programme, stages, cases }) => (
              <FigureCount
                count={cases}
                what={say('programme.of', { what: say('programme.cases'), of: names(stages) })}
                to={isAlone(stages) ? link(cases, { figure: 'in', stage: stages[0], programme }) : undefined}
              />
            ),
          },
          { id: 'half', header: say('programme.half-arrived'), cell: ({ half }) => day(half) },
          { id: 'most', header: say('programme.most-arrived'), cell: ({ most }) => day(most) },
          {
            ...{ id: 'late', header: say('programme.longer') },
            cell: ({ longerThanAny }) => format.number(longerThanAny),
          },
        ]}
      />
    </Section>
  );
}
