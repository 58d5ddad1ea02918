import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { useText } from '../i18n/use-text.ts';

export function Loading() {
  const say = useText();
  return (
    <Box textAlign="center" padding="xxl">
      <span role="status">
        <Spinner size="large" />
        <Box variant="p">{say('app.loading')}</Box>
      </span>
    </Box>
  );
}
