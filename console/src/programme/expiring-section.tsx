import { VALID_BANDS } from '../../../domain/statistics/flow/part.ts';
import { useText } from '../i18n/use-text.ts';
import { FigureCount } from './figure-count.tsx';
import { FigureTable } from './figure-table.tsx';
import { Section } from './section.tsx';
import type { SectionProps } from './section-props.ts';
import { useFigureLink } from './use-figure-link.ts';

const KINDS = ['health', 'consent', 'paper', 'document'] as const;
const NONE = { expired: 0, '30': 0, '60': 0, '90': 0 };

/** What of households under way has ended or ends within 90 days. */
export function ExpiringSection({ programme: { part }, scope }: SectionProps) {
  const say = useText();
  const link = useFigureLink(scope);
  const rows = KINDS.map((what) => part.valid.find((row) => row.what === what) ?? { what, ...NONE });
  const title = say('programme.expiring');
  return (
    <Section title={title} hint={say('programme.expiring.hint')}>
      <FigureTable
        label={title}
        rows={rows}
        idOf={({ what }) => what}
        columns={[
          {
            ...{ id: 'what', header: say('programme.column.what') },
            cell: ({ what }) => say(`programme.valid.${what}`),
          },
          ...VALID_BANDS.map((band) => ({
            id: band,
            header: say(`programme.within.${band}`),
            cell: (row: (typeof rows)[number]) => (
              <FigureCount
                count={row[band]}
                what={say('programme.of', {
                  what: say(`programme.within.${band}`),
                  of: say(`programme.valid.${row.what}`),
                })}
                to={link(row[band], { figure: 'expiring', valid: row.what, within: band })}
              />
            ),
          })),
        ]}
      />
    </Section>
  );
}
