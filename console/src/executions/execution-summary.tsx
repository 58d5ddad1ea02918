import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { ArchiveLine } from './archive-line.tsx';
import { ExecutionStatus } from './status.tsx';
import { useDuration } from './use-duration.ts';
import type { ExecutionView } from './use-execution.ts';

/** An execution's status, and whose it is. */
export function ExecutionSummary({ execution }: { execution: ExecutionView }) {
  const say = useText();
  const format = useFormat();
  const duration = useDuration();
  const follow = useFollow();
  const { status, startedAt, stoppedAt, caseId, redriveCount } = execution;
  const ended = stoppedAt ?? new Date().toISOString();
  const ways: [to: string, text: string][] = [
    [`/executions/${execution.executionId}/compare`, 'executions.compare'],
  ];
  if (caseId !== null)
    ways.push(
      [`/cases/${caseId}`, 'executions.open-case'],
      [`/cases/${caseId}/executions`, 'executions.open-tree'],
      [`/audit/cases/${caseId}`, 'executions.open-audit'],
    );
  return (
    <Container>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            { label: say('executions.column.status'), value: <ExecutionStatus status={status} /> },
            { label: say('executions.started'), value: format.instant(startedAt) },
            {
              label: say('executions.ended'),
              value: stoppedAt === null ? say('executions.not-ended') : format.instant(stoppedAt),
            },
            {
              label: say('executions.duration'),
              value: duration(Date.parse(ended) - Date.parse(startedAt)),
            },
          ]}
        />
        <ArchiveLine {...execution} />
        {redriveCount > 0 && <Box>{say('executions.redrives', { count: redriveCount })}</Box>}
        <SpaceBetween size="m" direction="horizontal">
          {ways.map(([to, text]) => (
            <Link key={to} href={hrefOf(to)} onFollow={follow}>
              {say(text)}
            </Link>
          ))}
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
