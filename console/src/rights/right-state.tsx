import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import type { RightsRequest } from './use-rights.ts';

const TYPES: Record<RightsRequest['status'], StatusIndicatorProps.Type> = {
  ...{ asked: 'pending', granted: 'success', refused: 'stopped', lifted: 'info', erased: 'success' },
};

/** What became of a request: by whom, when, why, and how the person was told. */
export function RightState({ request, who }: { readonly request: RightsRequest; who(id: string): string }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { status, dueOn, decision, lifted, outcome, carriedOut } = request;
  return (
    <>
      <StatusIndicator type={TYPES[status]} wrapText>
        {status === 'asked'
          ? say('rights.state.asked', { day: format.date(dueOn) })
          : say(`rights.state.${status}`)}
      </StatusIndicator>
      {decision && (
        <div>
          <bdi>{who(decision.by)}</bdi>
          {' · '}
          <When at={decision.at} />
          {decision.reasonCode !== undefined && ` · ${words('words.reason', decision.reasonCode)}`}
        </div>
      )}
      {decision && <div>{say('rights.told', { channel: words('words.value.told', decision.told) })}</div>}
      {outcome !== undefined && <div dir="auto">{outcome}</div>}
      {lifted && (
        <div>
          <bdi>{who(lifted.by)}</bdi>
          {' · '}
          <When at={lifted.at} />
          {` · ${words('words.reason', lifted.reasonCode)}`}
        </div>
      )}
      {carriedOut && <div>{say('rights.backups', { day: format.date(carriedOut.backupsUntil) })}</div>}
    </>
  );
}
