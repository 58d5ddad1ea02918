import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useText } from '../i18n/use-text.ts';
import { PageFrame } from './page-frame.tsx';

/** A page that crashed, or whose code could not be loaded: the rest of the console keeps working. */
export function PageError() {
  const say = useText();
  return (
    <PageFrame title={say('app.page-error.title')}>
      <Alert type="error" action={<Button onClick={() => location.reload()}>{say('app.reload')}</Button>}>
        {say('app.page-error.todo')}
      </Alert>
    </PageFrame>
  );
}
