import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Policy } from '../../../domain/policy/policy.ts';
import { useText } from '../i18n/use-text.ts';
import { PatienceTable } from './patience-table.tsx';
import { useFieldName } from './use-field-name.ts';
import { useValueWords } from './use-value-words.ts';
import { VisitsTable } from './visits-table.tsx';

/** In the order in which a case meets them. */
const GROUPS = [
  'stateDecision',
  'bestInterests',
  'health',
  'orientation',
  'sponsorship',
  'reunification',
  'travel',
  'followUp',
  'tracing',
  'renewal',
] as const;

/** A policy as people would say it. */
export function PolicyInWords({ policy }: { policy: Policy }) {
  const say = useText();
  const words = useValueWords();
  const fieldName = useFieldName();
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" description={<bdi lang="en">{policy.note}</bdi>}>
            {say('policy.group.stages')}
          </Header>
        }
      >
        <ol>
          {policy.stages.map((stage) => (
            <li key={stage}>{words(stage)}</li>
          ))}
        </ol>
      </Container>
      <PatienceTable patience={policy.patience} />
      {GROUPS.filter((group) => policy[group] !== undefined).map((group) => (
        <Container key={group} header={<Header variant="h2">{say(`policy.group.${group}`)}</Header>}>
          <KeyValuePairs
            columns={3}
            items={Object.entries(policy[group])
              .filter(([name]) => name !== 'visits')
              .map(([name, value]) => ({
                label: fieldName(`${group}.${name}`),
                value: <bdi>{words(value)}</bdi>,
              }))}
          />
          {group === 'followUp' && <VisitsTable visits={policy.followUp.visits} />}
        </Container>
      ))}
    </SpaceBetween>
  );
}
