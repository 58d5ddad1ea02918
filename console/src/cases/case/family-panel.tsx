import '../../tracing/family.css';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CaseLink } from '../../app/case-link.tsx';
import { FittedTable } from '../../app/fitted-table.tsx';
import { Reading } from '../../app/reading.tsx';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { useNarrow } from '../../app/use-narrow.ts';
import { usePreferences } from '../../app/use-preferences.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { layOutFamily, NODE } from '../../tracing/family-layout.ts';
import { familyOf, graphOf, type Relative } from './family-where.ts';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';

/** The family and where each one is: as a drawing, and as a table that says the same. */
export function FamilyPanel({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const nameOf = useMemberName(view);
  const relatives = familyOf(view);
  const who = (one: Relative): string => one.name ?? say('cases.family.unnamed');
  const relation = ({ of, relationship }: Relative): string => {
    if (relationship === undefined) return say('cases.family.relation.withheld');
    if (of === undefined) return words('words.value.relationship', relationship);
    const what = words('tracing.relationship', relationship);
    return say('cases.family.relation-of', { what, name: nameOf(of) });
  };
  // The members stand above: with nobody elsewhere it would only say them again.
  if (relatives.every(({ where }) => where === 'here')) return null;
  return (
    <Container
      header={
        <Header variant="h3" headingTagOverride="h2">
          {say('cases.family')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Drawing relatives={relatives} who={who} />
        <FittedTable
          variant="embedded"
          items={relatives}
          trackBy="id"
          wrapLines
          ariaLabels={{ tableLabel: say('cases.family') }}
          columnDefinitions={[
            {
              id: 'who',
              header: say('cases.family.who'),
              isRowHeader: true,
              cell: (one) => (
                <>
                  <bdi dir="auto">{who(one)}</bdi>{' '}
                  {one.name !== undefined && <Reading latin={one.latin} of={one.name} />}
                </>
              ),
            },
            { id: 'relation', header: say('cases.family.relation'), cell: relation },
            {
              id: 'where',
              header: say('cases.family.where'),
              cell: ({ where, caseId, requestId }) => (
                <>
                  {say(`cases.family.where.${where}`)}{' '}
                  {caseId !== undefined && <CaseLink caseId={caseId} number={view.numbers[caseId]} />}
                  {requestId !== undefined && (
                    <Link href={hrefOf(`/tracing/${view.case.id}/${requestId}`)} onFollow={follow}>
                      {say('cases.family.request')}
                    </Link>
                  )}
                </>
              ),
            },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

interface DrawingProps {
  readonly relatives: readonly Relative[];
  who(one: Relative): string;
}

/** The household on one side, who is elsewhere on the other; the table beneath says the same to who hears it. */
function Drawing({ relatives, who }: DrawingProps) {
  const say = useText();
  const narrow = useNarrow();
  const { preferences } = usePreferences();
  // On a phone the cards of the table are the drawing.
  if (narrow) return null;
  const { width, height, lines, nodes } = layOutFamily(graphOf(relatives), preferences.locale === 'ar');
  return (
    <div className="family" aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="presentation">
        {lines.map(({ relation, path }) => (
          <path
            key={`${relation.from} ${relation.to}`}
            d={path}
            className={`family-line family-${relation.verification}`}
          />
        ))}
        {nodes.map(({ person, x, y }) => {
          const one = relatives.find(({ id }) => id === person.id);
          return (
            one && (
              <foreignObject key={person.id} x={x} y={y} width={NODE.width} height={NODE.height}>
                <div className={`family-person family-${person.kind}`}>
                  <span className="family-name">
                    <bdi dir="auto">{who(one)}</bdi>
                  </span>
                  <Box variant="small">{say(`cases.family.where.${one.where}`)}</Box>
                </div>
              </foreignObject>
            )
          );
        })}
      </svg>
    </div>
  );
}
