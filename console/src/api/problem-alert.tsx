import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { ApiProblem, type FieldIssue } from './api-problem.ts';
import { useRule } from './use-rule.ts';

interface Props {
  readonly problem: unknown;
  readonly onAgain?: () => void;
  /** Also lists the broken rules, where no field is marked with them. */
  readonly rules?: boolean;
}

/** What went wrong and what to do now, in words; renders nothing if nothing did. */
export function ProblemAlert({ problem, onAgain, rules = false }: Props) {
  const intl = useIntl();
  if (problem === null || problem === undefined) return null;
  const kind = problem instanceof ApiProblem ? problem.kind : 'Unexpected';
  const known = intl.messages[`api.${kind}.title`] === undefined ? 'Unexpected' : kind;
  const requestId = problem instanceof ApiProblem ? problem.requestId : undefined;
  const wait = kind === 'TooManyRequests' ? (problem as ApiProblem).retryAfterSeconds : undefined;
  const again = onAgain && <Button onClick={onAgain}>{intl.formatMessage({ id: 'api.again' })}</Button>;
  return (
    <div className="problem" tabIndex={-1}>
      <Alert
        type={problem instanceof ApiProblem && problem.passing ? 'warning' : 'error'}
        header={intl.formatMessage({ id: `api.${known}.title` })}
        action={again}
      >
        {wait === undefined ? intl.formatMessage({ id: `api.${known}.todo` }) : <WaitFor seconds={wait} />}
        {rules && problem instanceof ApiProblem && <Rules issues={problem.issues} />}
        {requestId !== undefined && known === 'Unexpected' && (
          <div>{intl.formatMessage({ id: 'api.request' }, { requestId })}</div>
        )}
      </Alert>
    </div>
  );
}

function Rules({ issues }: { issues: readonly FieldIssue[] }) {
  const ruleOf = useRule();
  const told = [...new Set(issues.map(ruleOf))];
  return told.map((rule) => <div key={rule}>{rule}</div>);
}

/** A countdown until the server may be asked again. */
function WaitFor({ seconds }: { seconds: number }) {
  const intl = useIntl();
  const [until] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return <>{intl.formatMessage({ id: 'api.TooManyRequests.wait' }, { seconds: left })}</>;
}
