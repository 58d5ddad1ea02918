import type { ClientSeam, SeamClient } from '../../contracts/client-seam.ts';
import { currentSeam } from '../../contracts/client-seam.ts';

/** Every SDK client passes through here right after it is created, so that a host can answer its calls itself. */
export function throughSeam<T extends SeamClient>(
  kind: Exclude<keyof ClientSeam, 'files' | 'archive' | 'root' | 'sealing' | 'directory'>,
  client: T,
): T {
  currentSeam()?.[kind]?.(client);
  return client;
}
