import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { ApiProblem } from '../../api/api-problem.ts';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { useText } from '../../i18n/use-text.ts';
import type { HouseholdValues } from './household-values.ts';

interface Props {
  readonly problem: unknown;
  readonly members: readonly Pick<HouseholdValues['members'][number], 'name' | 'individualNumber'>[];
}

/** A member of a new household, or the one that is corrected. */
const MEMBER = /^member(?:s\.(\d+))?\.individualNumber$/;

/** The members found in another case by their individual number, each with the case; empty for any other problem. */
function elsewhereIn(problem: unknown): { index: number; caseId: string }[] {
  if (!(problem instanceof ApiProblem)) return [];
  return problem.issues.flatMap(({ path, code, values }) => {
    const found = MEMBER.exec(path);
    const caseId = values?.caseId;
    if (code !== 'in-no-other-case' || !found || typeof caseId !== 'string') return [];
    return [{ index: Number(found[1] ?? 0), caseId }];
  });
}

/** Whether a problem is that somebody is in another case. */
export const isElsewhere = (problem: unknown): boolean => elsewhereIn(problem).length > 0;

/** Why a household was not saved: which member is in which other case, or what else went wrong. */
export function RefusalAlert({ problem, members }: Props) {
  const say = useText();
  const follow = useFollow();
  const elsewhere = elsewhereIn(problem);
  if (elsewhere.length === 0) return <ProblemAlert problem={problem} />;
  return (
    <Alert type="error" header={say('cases.elsewhere.title')}>
      {elsewhere.map(({ index, caseId }) => (
        <div key={index}>
          {say('cases.elsewhere.member', {
            member: members[index]?.name || say('cases.member', { number: index + 1 }),
            number: members[index]?.individualNumber ?? '',
          })}{' '}
          <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
            {say('cases.elsewhere.open')}
          </Link>
        </div>
      ))}
      <div>{say('cases.elsewhere.todo')}</div>
    </Alert>
  );
}
