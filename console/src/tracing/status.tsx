import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useIntl } from 'react-intl';
import { useText, useWords } from '../i18n/use-text.ts';
import type { CandidateView, RequestRow } from './use-requests.ts';

const LOOKS: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  opened: 'pending',
  active: 'in-progress',
  located: 'info',
  'consent-asked': 'pending',
  'consent-granted': 'info',
  'death-reported': 'pending',
  'to-be-told': 'pending',
  closed: 'stopped',
};

/** How far a request has come, with its outcome once it is closed. */
export function Status({ row }: { row: Pick<RequestRow, 'status' | 'outcome'> }) {
  const words = useWords();
  const { status, outcome } = row;
  return (
    <StatusIndicator type={LOOKS[status] ?? 'success'}>
      {words('tracing.status', status)}
      {outcome !== null && <> · {words('tracing.outcome', outcome)}</>}
    </StatusIndicator>
  );
}

/** What a request waits for, in words: a kind of work item, or an event. */
export function NextStep({ step }: { step: string }) {
  const intl = useIntl();
  const words = useWords();
  return (
    <>{words(intl.messages[`tracing.next.${step}`] === undefined ? 'words.kind' : 'tracing.next', step)}</>
  );
}

const BANDS: Readonly<Record<string, StatusIndicatorProps.Type>> = { likely: 'success', possible: 'info' };

/** Nothing is certain before people decide. */
const MOST = 0.99;

/** How likely it is the same person, as a word and a probability. */
export function Band({ candidate }: { candidate: Pick<CandidateView, 'band' | 'probability'> }) {
  const say = useText();
  const words = useWords();
  const intl = useIntl();
  const { band, probability } = candidate;
  if (band === null || probability === null) return <>{say('tracing.not-compared')}</>;
  const percent = intl.formatNumber(Math.min(probability, MOST), {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  return (
    <StatusIndicator type={BANDS[band] ?? 'pending'}>
      {say('tracing.band.of', { band: words('tracing.band', band), percent })}
    </StatusIndicator>
  );
}
