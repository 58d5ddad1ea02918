import type { KeyMade } from '../../domain/clients/decide-client.ts';
import { newKey as made } from '../adapters/client-keys.ts';

/** A new key of a partner system, and the part of it that is stored. */
export const newKey = (clientId: string): { key: string; made: KeyMade } => made(clientId);
