import Alert from '@cloudscape-design/components/alert';
import type { FileRead } from '../../../../domain/intake/read-file.ts';
import { sayCause } from '../../../../domain/intake/say.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLanguage } from './use-language.ts';

/** Says why a file cannot be read at all. */
export function Refused({ read }: { read: Extract<FileRead, { refused: unknown }> }) {
  const say = useText();
  const language = useLanguage();
  return (
    <Alert type="error" header={say('cases.import.refused')}>
      {sayCause({ text: read.refused, values: read.values ?? {} }, language)}
    </Alert>
  );
}
