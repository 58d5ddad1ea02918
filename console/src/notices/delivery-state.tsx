import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { NoticeView } from '../../../contracts/api/notices.ts';
import { useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';

const LOOKS: Readonly<Record<NoticeView['status'], StatusIndicatorProps.Type>> = {
  pending: 'pending',
  waiting: 'pending',
  sending: 'in-progress',
  sent: 'success',
  failed: 'error',
  bounced: 'error',
  complained: 'error',
};

/** Whether a notice was delivered, when, and if not, why. */
export function DeliveryState({ notice }: { notice: NoticeView }) {
  const words = useWords();
  const { status, sentAt, sendAfter, reasonCode } = notice;
  const when = status === 'waiting' ? sendAfter : sentAt;
  return (
    <StatusIndicator type={LOOKS[status]}>
      {words('notices.status', status)}
      {when !== undefined && (
        <>
          {' '}
          · <When at={when} />
        </>
      )}
      {reasonCode !== undefined && <> · {words('notices.because', reasonCode)}</>}
    </StatusIndicator>
  );
}
