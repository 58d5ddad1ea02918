import { invalid } from '../../domain/kernel/invalid-input.ts';
import { mayBeCalled } from '../adapters/public-address.ts';
import { theEnvironment } from './environment.ts';

/** Origins that this installation declares to be callable although they are not https, or not public. */
export const declaredOrigins = (): readonly string[] => theEnvironment().WEBHOOK_ORIGINS?.split(',') ?? [];

/** Refuses an address that could never be called, before anybody waits for its messages. */
export function refuseAddress(url: string): void {
  if (!mayBeCalled(new URL(url), declaredOrigins()))
    throw invalid('url', 'is an https address in the public internet', 'another address');
}
