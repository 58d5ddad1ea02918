import type { Webhook } from '../../domain/webhooks/webhook.ts';
import { newSalt, secretText } from '../adapters/webhook-signature.ts';
import { theStore } from './the-store.ts';

export { newSalt };

/** The newest secret of a webhook, to be shown once. */
export const newestSecret = async (webhook: Webhook): Promise<string> =>
  secretText(await theStore().keyed(), webhook);
