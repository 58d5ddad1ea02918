import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { grouped, useWhere } from '../use-where.ts';
import { StartButton } from './start-button.tsx';
import type { CaseView } from './use-case.ts';

/** The state of the case and what it waits for, since when and with whom, in sentences. */
export function WherePanel({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const where = useWhere();
  const { case: head, waitsFor, waitsUntil } = view;
  if (head.status === 'registered')
    return (
      <Alert type="info" header={say('cases.start.question')} action={<StartButton view={view} />}>
        {say('cases.start.what')}
      </Alert>
    );
  const now = Date.now();
  const groups = grouped(waitsFor);
  return (
    <Container header={<Header variant="h2">{say('cases.where')}</Header>}>
      <SpaceBetween size="xs">
        {head.status === 'closed' && (
          <StatusIndicator type="success">
            {say('cases.where.closed', {
              outcome: words('words.value.outcome', head.closing?.outcome ?? 'cancelled'),
              day: format.day(head.stages.closure?.at ?? head.registeredAt),
            })}
          </StatusIndicator>
        )}
        {head.status === 'closing' && (
          <Box>
            {say('cases.where.closing', {
              outcome: words('words.value.outcome', head.closing?.outcome ?? 'cancelled'),
            })}
          </Box>
        )}
        {groups.map((group) => (
          <StatusIndicator
            key={`${group.kind} ${group.role} ${group.office}`}
            type={Date.parse(group.dueAt) < now ? 'warning' : 'pending'}
            wrapText
          >
            {where.sentence(group, now)}
          </StatusIndicator>
        ))}
        {waitsUntil.map(({ stage, at }) => (
          <StatusIndicator key={stage} type="pending" wrapText>
            {say('cases.where.until', {
              stage: words('words.stage', stage),
              when: format.instant(at),
              due: format.fromNow(at, now),
            })}
          </StatusIndicator>
        ))}
        {groups.length === 0 && waitsUntil.length === 0 && head.status !== 'closed' && (
          <StatusIndicator type="in-progress">{say('cases.where.platform.long')}</StatusIndicator>
        )}
        {head.healthValidUntil !== undefined && (
          <Box color="text-body-secondary">
            {say('cases.where.health', { day: format.date(head.healthValidUntil) })}
          </Box>
        )}
      </SpaceBetween>
    </Container>
  );
}
