import './family.css';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import { useNarrow } from '../app/use-narrow.ts';
import { usePreferences } from '../app/use-preferences.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { layOutFamily, NODE, type PlacedPerson } from './family-layout.ts';
import type { RequestView } from './use-requests.ts';

type Graph = RequestView['family'];

/** The family as far as it is known, and how certain each relation is: as a drawing, and as a table. */
export function Family({ request: { family } }: { request: RequestView }) {
  const say = useText();
  const { preferences } = usePreferences();
  const narrow = useNarrow();
  const layout = useMemo(
    () => layOutFamily(family, preferences.locale === 'ar', narrow),
    [family, preferences.locale, narrow],
  );
  return (
    <Container header={<Header variant="h2">{say('tracing.tab.family')}</Header>}>
      <SpaceBetween size="m">
        <div className="family" aria-hidden="true">
          <svg
            viewBox={`0 0 ${layout.width} ${layout.height}`}
            width={layout.width}
            height={layout.height}
            role="presentation"
          >
            {layout.lines.map(({ relation, path }) => (
              <path
                key={`${relation.from} ${relation.to}`}
                d={path}
                className={`family-line family-${relation.verification}`}
              />
            ))}
            {layout.nodes.map((node) => (
              <Node key={node.person.id} node={node} />
            ))}
          </svg>
        </div>
        <ExpandableSection headerText={say('tracing.family.table')} defaultExpanded>
          <Relations family={family} />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}

function Node({ node: { person, relation, x, y } }: { node: PlacedPerson }) {
  const nameOf = useName();
  const words = useWords();
  const part = words('tracing.person', person.kind);
  return (
    <foreignObject x={x} y={y} width={NODE.width} height={NODE.height}>
      <div className={`family-person family-${person.kind} family-${relation?.verification ?? 'sought'}`}>
        <span className="family-name">
          <bdi dir="auto">{nameOf(person)}</bdi>
        </span>
        {person.latin !== undefined && (
          <span>
            <bdi dir="ltr">≈ {person.latin}</bdi>
          </span>
        )}
        <span>
          {relation === undefined ? part : `${part} · ${words('tracing.relation', relation.relation)}`}
        </span>
        {relation !== undefined && <em>{words('tracing.verification', relation.verification)}</em>}
      </div>
    </foreignObject>
  );
}

function useName(): (person: Graph['persons'][number] | undefined) => string {
  const say = useText();
  return (person) => person?.name ?? say(person?.kind === 'sought' ? 'tracing.unnamed' : 'tracing.withheld');
}

function Relations({ family: { persons, relations } }: { family: Graph }) {
  const say = useText();
  const words = useWords();
  const nameOf = useName();
  const byId = new Map(persons.map((person) => [person.id, person]));
  const cell = (id: string) => (
    <>
      <bdi dir="auto">{nameOf(byId.get(id))}</bdi> (
      {words('tracing.person', byId.get(id)?.kind ?? 'relative')})
    </>
  );
  return (
    <Table
      variant="embedded"
      trackBy={({ from, to }) => `${from} ${to}`}
      items={relations}
      wrapLines
      ariaLabels={{ tableLabel: say('tracing.family.table') }}
      columnDefinitions={[
        {
          id: 'to',
          header: say('tracing.family.who'),
          minWidth: 130,
          isRowHeader: true,
          cell: ({ to }) => cell(to),
        },
        {
          id: 'relation',
          header: say('tracing.family.relation'),
          minWidth: 110,
          cell: ({ relation }) => words('tracing.relation', relation),
        },
        { id: 'from', header: say('tracing.family.of'), minWidth: 130, cell: ({ from }) => cell(from) },
        {
          id: 'verification',
          header: say('tracing.family.sure'),
          minWidth: 130,
          cell: ({ verification }) => words('tracing.verification', verification),
        },
      ]}
    />
  );
}
