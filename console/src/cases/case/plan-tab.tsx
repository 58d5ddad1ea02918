import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { FittedTable } from '../../app/fitted-table.tsx';
import { EmptyHere } from '../../desk/empty-here.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';

type Plan = CaseView['servicePlans'][number];
type Line = Plan['lines'][number];

const LOOKS = { delivered: 'success', 'not-delivered': 'error', cancelled: 'stopped' } as const;

/** Sorted by when they are due; what is not due yet comes last. */
const inOrder = (lines: readonly Line[]): Line[] =>
  [...lines].sort((a, b) => ((a.dueAt ?? '9999') < (b.dueAt ?? '9999') ? -1 : 1));

/** What is owed to each member and to all of them: what is late is marked, and what was delivered says when. */
export function PlanTab({ view }: { view: CaseView }) {
  const { person } = useSession();
  const say = useText();
  const nameOf = useMemberName(view);
  const plans = view.servicePlans.filter(({ lines }) => lines.length > 0);
  if (plans.length === 0) return <EmptyHere of="cases.plan.none" acts={!person.roles.includes('auditor')} />;
  return (
    <SpaceBetween size="l">
      {plans.map((plan) => (
        <PlanOf
          key={plan.id}
          plan={plan}
          title={plan.id === 'household' ? say('cases.plan.household') : nameOf(plan.id)}
        />
      ))}
    </SpaceBetween>
  );
}

function PlanOf({ plan, title }: { plan: Plan; title: string }) {
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
          id: 'source',
          header: say('cases.plan.source'),
          cell: ({ source }) => words('words.value.plan-source', source.kind),
        },
      ]}
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
