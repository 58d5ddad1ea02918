import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { FittedTable } from '../../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { EmptyHere } from '../../desk/empty-here.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { useMemberName } from './member-name.ts';
import type { PlanAct } from './plan-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { inOrder, type Line, type Plan } from './plan-lines.ts';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

const LOOKS = { delivered: 'success', 'not-delivered': 'error', cancelled: 'stopped' } as const;

/** Who changes a plan by hand. */
const CHANGING = ['caseworker', 'sponsorship-officer', 'health-staff', 'supervisor'] as const;
/** Sources whose lines are settled in work of their own. */
const OWN_WORK = new Set(['waived-duty', 'health-assessment']);

/**
 * What is owed to each member and to all of them: what is late is marked, and what was delivered says when. Lines are
 * added, moved to another day and settled here, and the whole plan is printed.
 */
export function PlanTab({ view }: { view: CaseView }) {
  const say = useText();
  const nameOf = useMemberName(view);
  const follow = useFollow();
  const { person } = useSession();
  const [act, setAct] = useState<PlanAct>();
  const changes = may(person, view, CHANGING) && view.case.status !== 'closed';
  const plans = view.servicePlans.filter(({ lines }) => lines.length > 0);
  return (
    <SpaceBetween size="l">
      <SpaceBetween direction="horizontal" size="xs">
        {changes && <Button onClick={() => setAct({ act: 'add' })}>{say('cases.plan.add')}</Button>}
        {plans.length > 0 && (
          <Button href={hrefOf(`/cases/${view.case.id}/plan`)} onFollow={follow}>
            {say('cases.plan.print')}
          </Button>
        )}
      </SpaceBetween>
      {plans.length === 0 && <EmptyHere of="cases.plan.none" acts={!person.roles.includes('auditor')} />}
      {plans.map((plan) => (
        <PlanOf
          key={plan.id}
          plan={plan}
          title={plan.id === 'household' ? say('cases.plan.household') : nameOf(plan.id)}
          onAct={changes ? setAct : undefined}
        />
      ))}
      <ScoresOf view={view} nameOf={nameOf} />
      {act && <PlanDialog view={view} act={act} onClose={() => setAct(undefined)} />}
    </SpaceBetween>
  );
}

/** What each of them was scored at the visits, for whoever may see it. */
function ScoresOf({ view, nameOf }: { view: CaseView; nameOf(personId: string): string }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const rows = (view.followUp?.visits ?? []).flatMap(({ id, scored = [] }) =>
    scored.map(({ whom, scores }) => ({ id: `${id} ${whom}`, visit: id, whom, scores })),
  );
  if (rows.length === 0) return null;
  return (
    <FittedTable
      variant="container"
      items={rows}
      trackBy="id"
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('cases.plan.scores') }}
      header={
        <Header variant="h2" description={say('cases.plan.scores.what')}>
          {say('cases.plan.scores')}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'whom',
          header: say('cases.plan.field.whom'),
          isRowHeader: true,
          cell: ({ whom }) => <bdi>{whom === 'household' ? say('cases.plan.household') : nameOf(whom)}</bdi>,
        },
        {
          id: 'visit',
          header: say('cases.plan.visit'),
          cell: ({ visit }) => words('words.value.visit', visit),
        },
        {
          id: 'scores',
          header: say('cases.plan.scores'),
          cell: ({ scores }) =>
            format.list(
              Object.entries(scores).map(
                ([dimension, score]) => `${words('words.dimension', dimension)} ${format.number(score)}`,
              ),
            ),
        },
      ]}
    />
  );
}

interface PlanOfProps {
  readonly plan: Plan;
  readonly title: string;
  readonly onAct: ((act: PlanAct) => void) | undefined;
}

function PlanOf({ plan, title, onAct }: PlanOfProps) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return (
    <FittedTable
      variant="container"
      items={inOrder(plan.lines)}
      trackBy="id"
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: title }}
      empty={say('cases.plan.none')}
      header={<Header variant="h2">{title}</Header>}
      columnDefinitions={[
        {
          id: 'service',
          header: say('cases.plan.service'),
          isRowHeader: true,
          cell: ({ service, what }) => (
            <>
              {words('words.service', service.code)}
              {what !== undefined && (
                <Box color="text-body-secondary">
                  <bdi>{what}</bdi>
                </Box>
              )}
            </>
          ),
        },
        {
          id: 'due',
          header: say('cases.plan.due'),
          cell: ({ dueAt }) => (dueAt === undefined ? say('cases.plan.after-arrival') : format.day(dueAt)),
        },
        { id: 'state', header: say('cases.plan.state'), cell: (line) => <LineState line={line} /> },
        { id: 'owner', header: say('cases.plan.owner'), cell: ({ owner }) => words('words.role', owner) },
        {
          id: 'provider',
          header: say('cases.plan.field.provider'),
          cell: ({ provider }) => (provider ? words('words.value.provider', provider.kind) : ''),
        },
        {
          id: 'source',
          header: say('cases.plan.source'),
          cell: ({ source }) => words('words.value.plan-source', source.kind),
        },
        ...(onAct === undefined
          ? []
          : [
              {
                id: 'acts',
                header: say('cases.plan.acts'),
                cell: (line: Line) => <LineActs line={line} onAct={onAct} />,
              },
            ]),
      ]}
    />
  );
}

/** What can still be done to a line by hand. */
function LineActs({ line, onAct }: { line: Line; onAct(act: PlanAct): void }) {
  const say = useText();
  const words = useWords();
  if (OWN_WORK.has(line.source.kind) && line.state === 'planned') return null;
  const acts =
    line.state === 'planned'
      ? (['deliver', 'move', 'give-up'] as const)
      : line.state === 'not-delivered'
        ? (['deliver'] as const)
        : [];
  if (acts.length === 0) return null;
  return (
    <ButtonDropdown
      variant="inline-icon"
      expandToViewport
      ariaLabel={say('cases.plan.acts.of', { service: words('words.service', line.service.code) })}
      items={acts.map((id) => ({ id, text: say(`cases.plan.${id}`) }))}
      onItemClick={({ detail }) => onAct({ act: detail.id as (typeof acts)[number], line })}
    />
  );
}

function LineState({ line }: { line: Line }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { state, settled, outcome, dueAt } = line;
  if (state === 'planned') {
    const late = dueAt !== undefined && Date.parse(dueAt) < Date.now();
    return (
      <StatusIndicator type={late ? 'error' : 'pending'} wrapText>
        {say(late ? 'cases.plan.late' : 'cases.plan.planned')}
      </StatusIndicator>
    );
  }
  return (
    <>
      <StatusIndicator type={LOOKS[state]} wrapText>
        {settled === undefined
          ? say(`cases.plan.${state}`)
          : say(`cases.plan.${state}.on`, { day: format.date(settled.on) })}
      </StatusIndicator>
      {settled?.reasonCode !== undefined && <Box>{words('words.reason', settled.reasonCode)}</Box>}
      {outcome !== undefined && (
        <Box color="text-body-secondary">
          <bdi>{outcome}</bdi>
        </Box>
      )}
    </>
  );
}
