import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ReadCase } from '../../../contracts/api/cases.ts';
import { useCall } from '../api/use-call.ts';
import { useMemberName } from '../cases/case/member-name.ts';
import { inOrder, type Line, type Plan } from '../cases/case/plan-lines.ts';
import type { CaseView } from '../cases/case/use-case.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Sheet } from './sheet.tsx';
import { SheetTable } from './table.tsx';

/** The plan of a case on paper: what is owed to the household and to each member, and room for what came of it. */
export function PlanSheetPage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const call = useCall();
  const read = useQuery({
    queryKey: ['cases', 'sheet', caseId],
    queryFn: ({ signal }) => call(ReadCase, { params: { caseId }, signal }),
  });
  const view = read.data;
  return (
    <Sheet
      title={say('sheets.plan')}
      number={view?.case.number}
      back={`/cases/${caseId}?tab=plan`}
      loading={!view}
      problem={read.error}
    >
      {view && <Plans view={view} />}
    </Sheet>
  );
}

function Plans({ view }: { view: CaseView }) {
  const say = useText();
  const nameOf = useMemberName(view);
  const plans = view.servicePlans.filter(({ lines }) => lines.length > 0);
  if (plans.length === 0) return <p>{say('cases.plan.none')}</p>;
  return plans.map((plan) => (
    <PlanOf
      key={plan.id}
      plan={plan}
      title={plan.id === 'household' ? say('cases.plan.household') : nameOf(plan.id)}
    />
  ));
}

function PlanOf({ plan, title }: { plan: Plan; title: string }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const stateOf = ({ state, settled, dueAt }: Line): string => {
    if (settled !== undefined && state !== 'planned')
      return say(`cases.plan.${state}.on`, { day: format.date(settled.on) });
    const isLate = state === 'planned' && dueAt !== undefined && Date.parse(dueAt) < Date.now();
    return say(`cases.plan.${isLate ? 'late' : state}`);
  };
  return (
    <section>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <SheetTable
        label={title}
        rows={inOrder(plan.lines)}
        idOf={({ id }) => id}
        columns={[
          {
            head: say('cases.plan.service'),
            cell: ({ service, what }) => (
              <>
                {words('words.service', service.code)}
                {what !== undefined && (
                  <>
                    <br />
                    <bdi>{what}</bdi>
                  </>
                )}
              </>
            ),
          },
          {
            head: say('cases.plan.due'),
            cell: ({ dueAt }) => (dueAt === undefined ? say('cases.plan.after-arrival') : format.day(dueAt)),
          },
          { head: say('cases.plan.state'), cell: stateOf },
          { head: say('cases.plan.owner'), cell: ({ owner }) => words('words.role', owner) },
          {
            head: say('cases.plan.field.provider'),
            cell: ({ provider }) => (provider ? words('words.value.provider', provider.kind) : ''),
          },
          {
            head: say('cases.plan.outcome'),
            className: 'sheet-hand',
            cell: ({ outcome }) => (outcome === undefined ? '' : <bdi>{outcome}</bdi>),
          },
        ]}
      />
    </section>
  );
}
