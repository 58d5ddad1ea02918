import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  ChangeWebhook,
  ListWebhookDeliveries,
  ListWebhooks,
  RedeliverWebhook,
  RenewWebhookSecret,
  TestWebhook,
} from '../../../contracts/api/webhooks.ts';
import type { DeliveryStatus } from '../../../domain/webhooks/webhook-delivery.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type WebhookView = Answer<typeof ListWebhooks>['webhooks'][number];
export type DeliveryView = Answer<typeof ListWebhookDeliveries>['deliveries'][number];

/** The first part of the keys of all queries about webhooks. */
export const WEBHOOKS = 'webhooks';
const PAGE = 25;
/** Messages are on their way while the page is open. */
const LOOK_AGAIN_MS = 5000;

/** The webhooks of a partner system, those in use first. */
export function useWebhooks(clientId: string) {
  const call = useCall();
  const query = useQuery({
    queryKey: [WEBHOOKS, clientId],
    queryFn: ({ signal }) => call(ListWebhooks, { params: { clientId }, signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const rows = [...(query.data?.webhooks ?? [])].sort(
    (a, b) => Number(a.status === 'ended') - Number(b.status === 'ended'),
  );
  return { ...query, rows };
}

/** The messages of a webhook, newest first. */
export function useDeliveries(webhookId: string, status: DeliveryStatus | undefined) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [WEBHOOKS, 'deliveries', webhookId, status ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(ListWebhookDeliveries, {
        params: { webhookId },
        query: { limit: PAGE, cursor: pageParam, status },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const rows: readonly DeliveryView[] = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  return { ...query, rows };
}

export type Act = 'active' | 'paused' | 'ended' | 'test' | 'secret';

/** What an administrator does to a webhook; a new secret is handed over once. */
export function useAct(onSecret: (secret: string) => void) {
  const call = useCall();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, act }: { id: string; act: Act }) => {
      const given = { params: { webhookId: id }, key: crypto.randomUUID() };
      if (act === 'secret') onSecret((await call(RenewWebhookSecret, given)).secret);
      else if (act === 'test') await call(TestWebhook, given);
      else {
        let more = true;
        while (more)
          more = (await call(ChangeWebhook, { ...given, body: { to: act }, key: crypto.randomUUID() })).more;
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [WEBHOOKS] }),
  });
}

/** Sends a message again. */
export function useSendAgain() {
  const call = useCall();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: string) =>
      call(RedeliverWebhook, { params: { deliveryId }, key: crypto.randomUUID() }),
    onSettled: () => queries.invalidateQueries({ queryKey: [WEBHOOKS] }),
  });
}
