import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useText } from '../i18n/use-text.ts';
import { hrefOf } from './use-follow.ts';

/** A page that is nothing but why nobody is signed in, and the way back to where people sign in. */
export function EntryAlert({
  type,
  title,
  todo,
}: {
  type: 'error' | 'warning';
  title: string;
  todo: string;
}) {
  const say = useText();
  return (
    <main>
      <Box margin="xxl">
        <Box variant="h1" padding={{ bottom: 'm' }}>
          {title}
        </Box>
        <Alert type={type} action={<Button href={hrefOf('/')}>{say('app.sign-in-again')}</Button>}>
          {todo}
        </Alert>
      </Box>
    </main>
  );
}

/** Sign-in failed: says so, and does not retry automatically, which could loop forever. */
export function NoEntry() {
  const say = useText();
  return <EntryAlert type="error" title={say('app.no-entry.title')} todo={say('app.no-entry.todo')} />;
}
