import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useText } from '../i18n/use-text.ts';
import { hrefOf } from './use-follow.ts';

/** Signing in did not work: says so, and does not try again by itself, which could go round for ever. */
export function NoEntry() {
  const say = useText();
  return (
    <Box margin="xxl">
      <Alert
        type="error"
        header={say('app.no-entry.title')}
        action={<Button href={hrefOf('/')}>{say('app.sign-in-again')}</Button>}
      >
        {say('app.no-entry.todo')}
      </Alert>
    </Box>
  );
}
