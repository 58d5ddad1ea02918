import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { ReadStatistics } from '../../../contracts/api/statistics.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { FailedExecutions } from './failed-executions.tsx';
import { FailedStages } from './failed-stages.tsx';
import { OfficeNumbers } from './office-numbers.tsx';
import { PersonLoad } from './person-load.tsx';
import { PlacementFigures } from './placement-figures.tsx';
import { RoleLoad } from './role-load.tsx';
import { StageAges } from './stage-ages.tsx';
import { StuckCases } from './stuck-cases.tsx';

/** What needs a supervisor: first what failed or is stuck, then where work piles up. */
export function OperationsPage() {
  const say = useText();
  const call = useCall();
  const format = useFormat();
  const read = useQuery({
    queryKey: ['statistics'],
    queryFn: ({ signal }) => call(ReadStatistics, { query: {}, signal }),
  });
  const { data } = read;
  return (
    <PageFrame
      title={say('operations.title')}
      description={data && say('operations.as-of', { at: format.instant(data.at) })}
      actions={
        <Button
          iconName="refresh"
          ariaLabel={say('executions.refresh')}
          loading={read.isFetching}
          onClick={() => void read.refetch()}
        />
      }
    >
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      {read.isPending && <Loading />}
      {data && (
        <SpaceBetween size="l">
          {data.work.open.atLeast && <Alert type="warning">{say('operations.not-all')}</Alert>}
          <OfficeNumbers statistics={data} />
          <FailedStages failed={data.failedStages} names={data.names} />
          <FailedExecutions />
          <StuckCases />
          <StageAges stages={data.work.stages} />
          <RoleLoad roles={data.work.roles} />
          <PersonLoad people={data.work.people} names={data.names} />
          <PlacementFigures statistics={data} />
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
