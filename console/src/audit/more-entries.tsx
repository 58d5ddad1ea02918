import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useText } from '../i18n/use-text.ts';
import type { useAudit } from './use-audit.ts';

/** The next entries, or a note that these are all. */
export function MoreEntries({ audit }: { audit: ReturnType<typeof useAudit> }) {
  const say = useText();
  if (!audit.hasNextPage) return <Box color="text-body-secondary">{say('audit.all-shown')}</Box>;
  return (
    <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
      {say('audit.more-entries')}
    </Button>
  );
}
