import Box from '@cloudscape-design/components/box';
import { useIntl } from 'react-intl';
import { needsReading } from '../i18n/needs-reading.ts';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly latin: string | undefined;
  /** The text that it reads; whoever reads the page in its script needs no aid. */
  readonly of?: string | undefined;
}

/** A possible reading of a text in another script: marked, so that nobody takes it for a spelling from a document. */
export function Reading({ latin, of = '' }: Props) {
  const say = useText();
  const { locale } = useIntl();
  if (latin === undefined || !needsReading(locale, of)) return null;
  return (
    <Box variant="small" color="text-body-secondary" display="block">
      <span title={say('app.reading.what')}>
        <bdi dir="ltr">≈ {latin}</bdi>
      </span>
    </Box>
  );
}
