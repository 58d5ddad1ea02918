import Alert from '@cloudscape-design/components/alert';
import { useText } from '../i18n/use-text.ts';
import { PageFrame } from './page-frame.tsx';

export function NoSuchPage() {
  const say = useText();
  return (
    <PageFrame title={say('app.no-such-page.title')}>
      <Alert type="info">{say('app.no-such-page.todo')}</Alert>
    </PageFrame>
  );
}
