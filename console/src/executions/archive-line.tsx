import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { ExecutionView } from './use-execution.ts';

const TYPES = { 'as-told': 'success', 'not-told-yet': 'pending', differs: 'error' } as const;

/** Whether an ended execution is archived, whether it is what the audit tells, and whether it is shown from there. */
export function ArchiveLine({ keptIn, archive, stoppedAt, caseId }: ExecutionView) {
  const say = useText();
  const format = useFormat();
  const follow = useFollow();
  if (stoppedAt === null) return null;
  return (
    <Box>
      <Box variant="awsui-key-label">{say('executions.archive')}</Box>
      {archive === null ? (
        <StatusIndicator type="pending">{say('executions.archive.none')}</StatusIndicator>
      ) : (
        <StatusIndicator type={TYPES[archive.proved]}>
          {say(`executions.archive.${archive.proved}`, { entry: format.number(archive.entry) })}
        </StatusIndicator>
      )}
      {keptIn === 'archive' && <Box>{say('executions.archive.from')}</Box>}
      {caseId !== null && (
        <Box>
          <Link href={hrefOf(`/audit/cases/${caseId}`)} onFollow={follow}>
            {say('executions.open-proof')}
          </Link>
        </Box>
      )}
      {archive !== null && (
        <Box color="text-body-secondary">
          {say('executions.archive.digest')} <span className="identifier">{archive.digest}</span>
        </Box>
      )}
    </Box>
  );
}
