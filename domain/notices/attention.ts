import type { Stored } from '../case/entities.ts';
import type { Notice } from '../case/notice.ts';
import type { RelayAction } from '../casework/relay.ts';

/** Reasons that nobody has to follow up: the message was rightly not sent. */
const WITHHELD: readonly (string | undefined)[] = ['consent-missing', 'no-standing'];
const UNDELIVERED: readonly Notice['status'][] = ['failed', 'bounced', 'complained'];

/** Opens work for a sponsorship officer, once, when a notice was not delivered; undefined for any other change. */
export function deliveryFailureWork(before: Stored | undefined, notice: Notice): RelayAction | undefined {
  const known = before?.type === 'notice' && UNDELIVERED.includes(before.status);
  if (known || !UNDELIVERED.includes(notice.status) || WITHHELD.includes(notice.reasonCode)) return undefined;
  return {
    kind: 'start',
    workflow: 'case-attention',
    execution: `attention-${notice.id}`,
    input: {
      caseId: notice.caseId,
      stage: 'sponsorship',
      kind: 'contact-failed',
      subject: notice.id,
      context: {
        status: notice.status,
        reasonCode: notice.reasonCode ?? null,
        channel: notice.channel ?? null,
      },
    },
  };
}
