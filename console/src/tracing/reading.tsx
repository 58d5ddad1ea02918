import Box from '@cloudscape-design/components/box';
import { useText } from '../i18n/use-text.ts';

/** A possible reading of a text in another script: marked, so that nobody takes it for a spelling from a document. */
export function Reading({ latin }: { latin: string | undefined }) {
  const say = useText();
  if (latin === undefined) return null;
  return (
    <Box variant="small" color="text-body-secondary" display="block">
      <span title={say('tracing.reading.what')}>
        <bdi dir="ltr">≈ {latin}</bdi>
      </span>
    </Box>
  );
}
