import type { ClientSeam, SeamClient } from '../../contracts/client-seam.ts';
import { currentSeam } from '../../contracts/client-seam.ts';

/** Every client of the SDK passes here once, right after it was made, so that a host can answer its calls itself. */
export function throughSeam<T extends SeamClient>(kind: keyof ClientSeam, client: T): T {
  currentSeam()?.[kind]?.(client);
  return client;
}
