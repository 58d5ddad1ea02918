import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

/** The adults of the sponsor, with the check on each and its expiry. */
export function SponsorChecks({ adults }: Pick<NonNullable<ItemView['sponsor']>, 'adults'>) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return (
    <Container header={<Header variant="h2">{say('work.checks')}</Header>}>
      <SpaceBetween size="s">
        {adults.length === 0 && <Alert type="info">{say('work.sponsor.no-adult')}</Alert>}
        {adults.length > 0 && (
          <ul>
            {adults.map(({ id, name, check: state, checkedOn, validUntil, training }) => {
              const check = words('work.check', state);
              return (
                <li key={id}>
                  {validUntil === undefined
                    ? say('work.check.never', { name, check })
                    : say('work.check.until', { name, check, until: format.date(validUntil) })}
                  {checkedOn !== undefined && <> {say('work.check.on', { on: format.date(checkedOn) })}</>}
                  {training !== undefined && (
                    <>
                      {' '}
                      {say('work.check.trained', { course: training.course, day: format.date(training.on) })}
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {adults.length > 1 && say('work.sponsor.one-by-one')}
      </SpaceBetween>
    </Container>
  );
}
