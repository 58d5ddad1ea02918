import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { JsonView } from './json-view.tsx';
import type { ExecutionView } from './use-execution.ts';
import { useStateName } from './use-state-name.ts';
import type { StateTrace } from './visit.ts';
import { reasonOf, whereItEnded } from './why-failed.ts';

interface Props {
  readonly execution: ExecutionView;
  readonly traces: ReadonlyMap<string, StateTrace>;
  onSelect(state: string): void;
}

/** Why an execution did not end well, in words, where, and what can be done by whom. */
export function WhyFailed({ execution, traces, onSelect }: Props) {
  const say = useText();
  const nameOf = useStateName();
  const { person } = useSession();
  const { status, error, cause, noRedrive } = execution;
  if (status !== 'FAILED' && status !== 'TIMED_OUT' && status !== 'ABORTED') return null;
  const where = whereItEnded(traces);
  const mine = noRedrive === null && person.roles.includes('supervisor');
  return (
    <Alert
      type={status === 'ABORTED' ? 'info' : 'error'}
      header={
        where === undefined || status === 'ABORTED'
          ? say('executions.why.title.ended')
          : say('executions.why.title.failed', { state: nameOf(where.name) })
      }
      action={
        where && <Button onClick={() => onSelect(where.name)}>{say('executions.why.open-state')}</Button>
      }
    >
      <SpaceBetween size="xs">
        <div>
          {say(`executions.why.${reasonOf(error ?? undefined, status)}`)}{' '}
          {say(`executions.todo.${mine ? 'mine' : (noRedrive ?? 'none')}`)}
        </div>
        {error !== null && (
          <JsonView label={say('executions.why.raw')} value={cause === null ? error : { error, cause }} />
        )}
      </SpaceBetween>
    </Alert>
  );
}
