import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useText } from '../i18n/use-text.ts';
import type { ExecutionView } from './use-execution.ts';
import type { StateStatus } from './visit.ts';

type Look = StatusIndicatorProps.Type;

const OF_EXECUTION: Record<ExecutionView['status'], Look> = {
  RUNNING: 'in-progress',
  SUCCEEDED: 'success',
  FAILED: 'error',
  TIMED_OUT: 'error',
  ABORTED: 'stopped',
  PENDING_REDRIVE: 'pending',
};

export const OF_STATE: Record<StateStatus | 'not-reached', Look> = {
  succeeded: 'success',
  running: 'in-progress',
  waiting: 'pending',
  retrying: 'warning',
  failed: 'error',
  caught: 'warning',
  stopped: 'stopped',
  'not-reached': 'not-started',
};

/** The status of an execution; “unknown” if nobody knows. */
export function ExecutionStatus({ status }: { status: ExecutionView['status'] | null }) {
  const say = useText();
  if (status === null)
    return <StatusIndicator type="info">{say('executions.status.unknown')}</StatusIndicator>;
  return (
    <StatusIndicator wrapText={false} type={OF_EXECUTION[status]}>
      {say(`executions.status.${status}`)}
    </StatusIndicator>
  );
}

export function StateStatusText({ status }: { status: StateStatus | 'not-reached' }) {
  const say = useText();
  return (
    <StatusIndicator wrapText={false} type={OF_STATE[status]}>
      {say(`executions.state.${status}`)}
    </StatusIndicator>
  );
}
