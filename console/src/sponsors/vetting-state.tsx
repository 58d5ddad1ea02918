import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { Sponsor } from './use-sponsors.ts';

const LOOKS: Readonly<Record<Sponsor['vetting']['status'], StatusIndicatorProps.Type>> = {
  pending: 'pending',
  active: 'success',
  suspended: 'warning',
  revoked: 'error',
};
const SOON_MS = 60 * 86_400_000;

/** The state of a sponsor's vetting and its expiry; a warning if it expires within sixty days. */
export function VettingState({ vetting }: { vetting: Sponsor['vetting'] }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { status, validUntil, reasonCode } = vetting;
  const left = Date.parse(validUntil) - Date.now();
  const until = format.date(validUntil);
  if (status === 'active' && left < 0)
    return <StatusIndicator type="error">{say('sponsors.vetting.ended', { until })}</StatusIndicator>;
  return (
    <StatusIndicator type={status === 'active' && left < SOON_MS ? 'warning' : LOOKS[status]}>
      {status === 'active' ? say('sponsors.vetting.until', { until }) : words('sponsors.vetting', status)}
      {reasonCode !== undefined && <> · {words('sponsors.reason', reasonCode)}</>}
    </StatusIndicator>
  );
}
