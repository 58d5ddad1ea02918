import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useText } from '../i18n/use-text.ts';
import { hrefOf } from './use-follow.ts';

/** Sign-in failed: says so, and does not retry automatically, which could loop forever. */
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
