import type { Stored } from '../../domain/case/entities.ts';
import type { Happened } from '../../domain/webhooks/events-of.ts';
import { eventIn, eventsOf } from '../../domain/webhooks/events-of.ts';
import { deliveryOf } from '../../domain/webhooks/webhook-delivery.ts';
import { isOfItsOffices } from '../../domain/work-item/work-item.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import { theStore } from './the-store.ts';
import { maySee } from './webhook-scope.ts';

/** Writes a message to each webhook that subscribed to the event and whose system may see the case. */
async function tell(happened: Happened, after: Stored, at: string): Promise<void> {
  const store = theStore();
  const { caseId, kind, item } = happened;
  const caseRecord = after.type === 'case' ? after : (await store.loadCaseRecords([caseId])).get(caseId);
  if (!caseRecord || (item && !isOfItsOffices(caseRecord, item))) return;
  const { office, destinationOffice = office } = caseRecord;
  const webhooks = await store.webhooksOfOffices([office, destinationOffice]);
  for (const webhook of webhooks.filter(({ kinds }) => kinds.includes(kind))) {
    const client = await store.findClient(webhook.clientId);
    if (client && (await maySee(client, caseId, at, item?.id)))
      await store.addDelivery(deliveryOf(webhook, eventIn(happened, caseRecord, at), at));
  }
}

/** Tells partner systems what a change of one record means. Repeating it writes no message twice. */
export async function tellPartners(before: Stored | undefined, after: Stored, at: string): Promise<void> {
  for (const happened of eventsOf(before, after)) {
    const isHidden = happened.item && CASE_RULES.kindNamed(happened.item.kind).hidden;
    if (!isHidden) await tell(happened, after, at);
  }
}
