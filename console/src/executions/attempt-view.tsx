import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ExecutionNode } from '../../../contracts/api/executions.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { AslRetry } from './asl.ts';
import { JsonView } from './json-view.tsx';
import { ExecutionStatus } from './status.tsx';
import type { Attempt } from './visit.ts';
import { nextRetry } from './visit.ts';

const LOOK: Record<Attempt['outcome'], StatusIndicatorProps.Type> = {
  running: 'in-progress',
  waiting: 'pending',
  succeeded: 'success',
  failed: 'error',
  'timed-out': 'error',
};

interface Props {
  readonly number: number;
  readonly attempt: Attempt;
  /** The state's Retry, if this is the last attempt of a state that is retried. */
  readonly retries: readonly AslRetry[] | undefined;
  readonly attempts: readonly Attempt[];
  readonly child: ExecutionNode | undefined;
}

/** One attempt of a task: how it ended, its time limit, when it is retried, and the execution it started. */
export function AttemptView({ number, attempt, retries, attempts, child }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const { outcome, error, cause, timesOutAt, scheduledAt } = attempt;
  const retry = retries && nextRetry(attempts, retries);
  const open = outcome === 'running' || outcome === 'waiting';
  return (
    <SpaceBetween size="xxs">
      <Box fontWeight="bold">{say('executions.attempt', { number, at: format.instant(scheduledAt) })}</Box>
      <StatusIndicator type={LOOK[outcome]}>{say(`executions.outcome.${outcome}`)}</StatusIndicator>
      {error !== undefined && (
        <Box>
          <span className="identifier">{error}</span>
        </Box>
      )}
      {open && timesOutAt !== undefined && (
        <Box>
          {say('executions.times-out', { at: format.instant(timesOutAt), when: format.fromNow(timesOutAt) })}
        </Box>
      )}
      {retry && (
        <Box>
          {say(retry.exact ? 'executions.next-retry' : 'executions.next-retry-by', {
            at: format.instant(retry.at),
            when: format.fromNow(retry.at),
          })}
        </Box>
      )}
      {child && (
        <SpaceBetween size="xs" direction="horizontal">
          <Link href={hrefOf(`/executions/${child.executionId}`)} onFollow={follow}>
            {say('executions.open-child', { workflow: words('executions.workflow', child.workflow) })}
          </Link>
          <ExecutionStatus status={child.status} />
        </SpaceBetween>
      )}
      <JsonView label={say('executions.parameters')} value={attempt.parameters} />
      {cause !== undefined && <JsonView label={say('executions.cause')} value={readable(cause)} />}
    </SpaceBetween>
  );
}

/** A cause is often JSON in a text. */
function readable(cause: string): unknown {
  try {
    return JSON.parse(cause);
  } catch {
    return cause;
  }
}
