import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ExportView } from './use-exports.ts';

/** What an export takes out, in words: an office, a programme, or both. */
export function useScope() {
  const say = useText();
  const words = useWords();
  return ({ office, programme }: ExportView): string =>
    [
      office === undefined ? say('exports.every-office') : words('words.office', office),
      programme === undefined ? say('exports.every-programme') : words('policy.programme', programme),
    ].join(' · ');
}

export function ExportFacts({ request, who }: { request: ExportView; who(id: string): string }) {
  const say = useText();
  const words = useWords();
  const scope = useScope();
  return (
    <KeyValuePairs
      items={[
        { label: say('exports.column.what'), value: scope(request) },
        { label: say('exports.why'), value: words('exports.reason', request.reasonCode) },
        { label: say('exports.column.by'), value: <bdi>{who(request.askedBy)}</bdi> },
        { label: say('exports.key'), value: <bdi className="identifier">{request.recipient}</bdi> },
      ]}
    />
  );
}
