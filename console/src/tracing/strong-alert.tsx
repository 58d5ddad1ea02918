import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { useQueryClient } from '@tanstack/react-query';
import { MarkNoticeRead } from '../../../contracts/api/notices.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import type { RequestRow } from './use-requests.ts';

interface Props {
  readonly strong: readonly { noticeId: string; ownerId: string; requestId: string }[];
  readonly rows: readonly RequestRow[];
}

/** Says that the matcher found a likely match; dismissing it marks the notice as read. */
export function StrongAlert({ strong, rows }: Props) {
  const say = useText();
  const call = useCall();
  const follow = useFollow();
  const queries = useQueryClient();
  if (strong.length === 0) return null;
  const requests = new Map(strong.map((one) => [one.requestId, one.ownerId]));
  const dismiss = async () => {
    for (const { noticeId, ownerId } of strong) {
      const { key } = oneShotKey();
      await call(MarkNoticeRead, { params: { noticeId }, body: { ownerId }, key });
    }
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <Alert
      type="info"
      dismissible
      dismissAriaLabel={say('tracing.strong.dismiss')}
      onDismiss={() => void dismiss().catch(() => undefined)}
      header={say('tracing.strong', { count: requests.size })}
    >
      {say('tracing.strong.todo')}{' '}
      {[...requests].map(([requestId, caseId]) => (
        <span key={requestId}>
          <Link href={hrefOf(`/tracing/${caseId}/${requestId}`)} onFollow={follow}>
            {say('tracing.request.of', {
              id: shortId(requestId),
              days: rows.find((row) => row.requestId === requestId)?.ageDays ?? 0,
            })}
          </Link>{' '}
        </span>
      ))}
    </Alert>
  );
}
