import type { HostSealing } from '../../contracts/host-sealing.ts';
import { sealedNotes } from '../adapters/keys/sealed-note.ts';
import { theKeys } from './the-keys.ts';

/** What a host seals its messages with. */
export const theHostSealing = (): HostSealing => sealedNotes(theKeys);
