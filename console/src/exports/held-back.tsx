import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { useHeldBack } from './use-held-back.ts';

const REASONS = ['restricted', 'objected'] as const;

/** How many an export leaves out because a restriction or an objection stands, before somebody approves it. */
export function HeldBack({ exportId }: { exportId: string }) {
  const say = useText();
  const { data, error, isPending, refetch } = useHeldBack(exportId);
  if (error) return <ProblemAlert problem={error} onAgain={() => void refetch()} />;
  if (isPending || !data)
    return <StatusIndicator type="loading">{say('exports.held-back.counting')}</StatusIndicator>;
  const lines = REASONS.flatMap((why) => {
    const { cases, persons, sponsors } = data[why];
    return cases + persons + sponsors === 0 ? [] : [[why, { cases, persons, sponsors }] as const];
  });
  if (lines.length === 0)
    return <StatusIndicator type="info">{say('exports.held-back.nobody')}</StatusIndicator>;
  return (
    <Alert
      type="info"
      header={say('exports.held-back.title')}
      action={<Button onClick={() => void refetch()}>{say('exports.held-back.again')}</Button>}
    >
      <ul>
        {lines.map(([why, counts]) => (
          <li key={why}>{say(`exports.held-back.${why}`, counts)}</li>
        ))}
      </ul>
    </Alert>
  );
}
