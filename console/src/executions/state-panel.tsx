import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ExecutionNode } from '../../../contracts/api/executions.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { AslState } from './asl.ts';
import { AttemptView } from './attempt-view.tsx';
import { JsonView } from './json-view.tsx';
import { StateSteps } from './state-steps.tsx';
import { StateStatusText } from './status.tsx';
import { useDuration } from './use-duration.ts';
import { useStateName } from './use-state-name.ts';
import type { StateTrace, Visit } from './visit.ts';
import { WhatChanged } from './what-changed.tsx';

interface Props {
  readonly name: string | undefined;
  readonly state: AslState | undefined;
  readonly trace: StateTrace | undefined;
  readonly started: readonly ExecutionNode[];
  /** The states that it reached, as it reached them. */
  readonly reached: readonly string[];
  onSelect(state: string): void;
}

const MAX_SHOWN = 20;

/** What happened in one state: each visit with its input, output, attempts and times. */
export function StatePanel({ name, state, trace, started, reached, onSelect }: Props) {
  const say = useText();
  const nameOf = useStateName();
  if (name === undefined || !state)
    return (
      <Container header={<Header variant="h2">{say('executions.details')}</Header>}>
        {say('executions.choose')}
      </Container>
    );
  const visits = (trace?.visits ?? []).slice(-MAX_SHOWN).reverse();
  const [only, ...others] = visits;
  return (
    <Container
      header={
        <Header variant="h2" description={<span className="identifier">{name}</span>}>
          {nameOf(name)}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <StateSteps name={name} reached={reached} onSelect={onSelect} />
        <StateStatusText status={trace?.status ?? 'not-reached'} />
        {state.Comment && (
          <Box variant="p" color="text-body-secondary">
            <bdi lang="en">{state.Comment}</bdi>
          </Box>
        )}
        {only && others.length === 0 && <VisitView visit={only} state={state} started={started} />}
        {others.length > 0 &&
          visits.map((visit, index) => (
            <ExpandableSection
              key={visit.id}
              defaultExpanded={index === 0}
              headerText={say('executions.visit', { number: (trace?.visits.length ?? 0) - index })}
            >
              <VisitView visit={visit} state={state} started={started} />
            </ExpandableSection>
          ))}
      </SpaceBetween>
    </Container>
  );
}

interface VisitProps {
  readonly visit: Visit;
  readonly state: AslState;
  readonly started: readonly ExecutionNode[];
}

function VisitView({ visit, state, started }: VisitProps) {
  const say = useText();
  const format = useFormat();
  const duration = useDuration();
  const { name, enteredAt, exitedAt, attempts, input, output, error, cause } = visit;
  const retries = Math.max(0, attempts.length - 1);
  return (
    <SpaceBetween size="s">
      <KeyValuePairs
        columns={2}
        items={[
          { label: say('executions.entered'), value: format.instant(enteredAt) },
          {
            label: say('executions.left'),
            value: exitedAt === undefined ? say('executions.not-left') : format.instant(exitedAt),
          },
          {
            label: say('executions.duration'),
            value: duration(Date.parse(exitedAt ?? new Date().toISOString()) - Date.parse(enteredAt)),
          },
          { label: say('executions.retries'), value: format.number(retries) },
        ]}
      />
      {error !== undefined && attempts.length === 0 && (
        <Box color="text-status-error">
          <span className="identifier">{error}</span> {cause}
        </Box>
      )}
      {attempts.map((attempt, index) => (
        <AttemptView
          key={attempt.id}
          number={index + 1}
          attempt={attempt}
          retries={
            index === attempts.length - 1 && visit.status === 'retrying' ? (state.Retry ?? []) : undefined
          }
          attempts={attempts}
          child={started.find((child) => child.state === name && child.startedAt === attempt.submittedAt)}
        />
      ))}
      {exitedAt !== undefined && <WhatChanged input={input} output={output} />}
      <JsonView label={say('executions.input')} value={input} />
      <JsonView label={say('executions.output')} value={output} />
    </SpaceBetween>
  );
}
