import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { shortId } from '../desk/short-id.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Comparison } from './comparison.tsx';
import { RuledOut } from './ruled-out.tsx';
import type { BoardSponsor, Household } from './use-placement.ts';

interface Props {
  readonly household: Household;
  readonly sponsors: ReadonlyMap<string, BoardSponsor>;
}

/** One household: who could receive it and why, who just could not, and what binds most. */
export function HouseholdCard({ household, sponsors }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const { workItemId, caseId, persons, dueAt, escalated, proposal } = household;
  const { top, ruledOut, binding, candidates, version, policyVersion, seed } = proposal;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say('placement.due', { due: format.day(dueAt), when: format.fromNow(dueAt) })}
          actions={
            <Button variant="primary" href={hrefOf(`/work/${workItemId}`)} onFollow={follow}>
              {say('placement.decide')}
            </Button>
          }
        >
          <SpaceBetween direction="horizontal" size="xs">
            <span>{say('placement.household', { persons })}</span>
            <span className="identifier">{shortId(caseId)}</span>
            {escalated && <Badge color="severity-critical">{say('placement.escalated')}</Badge>}
          </SpaceBetween>
        </Header>
      }
    >
      <SpaceBetween size="m">
        {top.length === 0 ? (
          <Alert type="warning" header={say('placement.nobody')}>
            {say('placement.nobody.todo')}
          </Alert>
        ) : (
          <Comparison top={top} sponsors={sponsors} candidates={candidates} />
        )}
        {binding !== null && (
          <Box>
            {say('placement.binding', {
              gate: words('placement.gate', binding.gate),
              sponsors: binding.sponsors,
            })}
          </Box>
        )}
        {ruledOut.length > 0 && (
          <ExpandableSection headerText={say('placement.ruled-out', { count: ruledOut.length })}>
            <RuledOut ruledOut={ruledOut} sponsors={sponsors} />
          </ExpandableSection>
        )}
        <Box variant="small" color="text-body-secondary">
          {say('placement.made-by', { version, policyVersion, seed: String(seed) })}
        </Box>
      </SpaceBetween>
    </Container>
  );
}
