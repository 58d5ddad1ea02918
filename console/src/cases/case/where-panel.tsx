import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { OwedWork } from './owed-work.tsx';
import { StagePath } from './stage-path.tsx';
import { StartButton } from './start-button.tsx';
import type { CaseView } from './use-case.ts';
import { ValidityLines } from './validity-lines.tsx';

/** The way of the case, who owes what next and until when, and what ends before the journey: in one look. */
export function WherePanel({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { case: head, waitsFor, waitsUntil } = view;
  if (head.status === 'registered')
    return (
      <Alert type="info" header={say('cases.start.question')} action={<StartButton view={view} />}>
        {say('cases.start.what')}
      </Alert>
    );
  const now = Date.now();
  const today = new Date(now).toISOString().slice(0, 10);
  return (
    <Container header={<Header variant="h2">{say('cases.where')}</Header>}>
      <SpaceBetween size="xs">
        <StagePath view={view} now={now} />
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
        <div className="owed">
          <SpaceBetween size="xxs">
            <OwedWork view={view} now={now} />
            {waitsUntil.map(({ stage, at }) => (
              <StatusIndicator key={stage} type="pending" wrapText>
                {say('cases.where.until', {
                  stage: words('words.stage', stage),
                  when: format.instant(at),
                  due: format.fromNow(at, now),
                })}
              </StatusIndicator>
            ))}
            {waitsFor.length === 0 && waitsUntil.length === 0 && head.status !== 'closed' && (
              <StatusIndicator type="in-progress">{say('cases.where.platform.long')}</StatusIndicator>
            )}
          </SpaceBetween>
          <ValidityLines view={view} today={today} />
        </div>
      </SpaceBetween>
    </Container>
  );
}
