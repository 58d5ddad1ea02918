import Alert from '@cloudscape-design/components/alert';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import type { Rights } from './use-rights.ts';

/** That a case is kept although its time was over: until when, because of what, and who decided it. */
export function KeptLine({ kept, who }: { readonly kept: Rights['kept']; who(id: string): string }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  if (!kept) return null;
  const { until, reasonCode, note, by, at } = kept;
  return (
    <Alert
      type="info"
      header={say('rights.kept', { day: format.date(until), why: words('words.reason', reasonCode) })}
    >
      <div>
        <bdi>{who(by)}</bdi>
        {' · '}
        <When at={at} />
      </div>
      {note !== undefined && <div dir="auto">{note}</div>}
    </Alert>
  );
}
