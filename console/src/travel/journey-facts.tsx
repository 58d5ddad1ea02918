import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';
import { LegLine } from './leg-line.tsx';

interface Props {
  readonly journey: NonNullable<ItemView['travel']>;
  nameOf(personId: string): string | undefined;
}

/** The legs of a journey, the papers on file and what is missing, person by person, needs on the way, and who boarded. */
export function JourneyFacts({ journey, nameOf }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { papers, missing, legs, needs, boarding } = journey;
  const who = (personId: string) => <bdi>{nameOf(personId) ?? say('words.journey.somebody')}</bdi>;
  const stayed = boarding.filter((one) => one.boarding !== 'boarded');
  return (
    <SpaceBetween size="s">
      {legs.length > 0 && (
        <Part title={say('words.journey.legs')}>
          {legs.map((leg) => (
            <li key={`${leg.fromPort} ${leg.departs}`}>
              <LegLine leg={leg} />
            </li>
          ))}
        </Part>
      )}
      {missing.length > 0 && (
        <Part title={say('words.journey.missing')}>
          {missing.flatMap(({ kinds, personIds, until }) =>
            personIds.map((personId) => (
              <li key={`${personId} ${kinds[0]}`}>
                <StatusIndicator type="warning" wrapText>
                  {who(personId)}
                  {': '}
                  {say('words.journey.missing.one', {
                    papers: kinds.map((kind) => words('documents.kind', kind)).join(say('words.journey.or')),
                    day: format.date(until),
                  })}
                </StatusIndicator>
              </li>
            )),
          )}
        </Part>
      )}
      {papers.length > 0 && (
        <Part title={say('words.journey.papers')}>
          {papers.map(({ personId, kind, validUntil }) => (
            <li key={`${personId} ${kind}`}>
              {who(personId)}
              {': '}
              {say('words.journey.paper', {
                paper: words('documents.kind', kind),
                day: format.date(validUntil),
              })}
            </li>
          ))}
        </Part>
      )}
      {needs !== null && needs.length > 0 && (
        <Part title={say('words.journey.needs')}>
          {needs.map(({ personId, travel }) => (
            <li key={personId}>
              {who(personId)}
              {': '}
              {travel.map((need) => words('words.value.travelNeeds', need)).join(' · ')}
            </li>
          ))}
        </Part>
      )}
      {stayed.length > 0 && (
        <Part title={say('words.journey.not-boarded')}>
          {stayed.map((one) => (
            <li key={one.personId}>
              {who(one.personId)}
              {': '}
              {words('words.value.boarding', one.boarding)}
            </li>
          ))}
        </Part>
      )}
    </SpaceBetween>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Box variant="awsui-key-label">{title}</Box>
      <ul>{children}</ul>
    </div>
  );
}
