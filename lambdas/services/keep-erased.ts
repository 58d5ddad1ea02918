import type { RightsRequest } from '../../domain/case/rights-request.ts';
import type { ErasureLine } from '../../domain/rights/ledger.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import { readLedger } from './erasure-ledger.ts';
import { logDone } from './log.ts';
import { theKeys } from './the-keys.ts';
import { theStore } from './the-store.ts';

const AT_ONCE = 100;

async function requestsOf(owner: string): Promise<readonly RightsRequest[]> {
  const store = theStore();
  return (isSponsorId(owner) ? await store.loadSponsorFile(owner) : await store.loadCase(owner)).rights;
}

/** Whether the records say that this request was granted by a person, which a line of the ledger alone does not show. */
async function isGranted({ owner, requestId }: ErasureLine): Promise<boolean> {
  const [id = ''] = owner.split('/');
  const requests = await requestsOf(id).catch((error: Error) => {
    if (error.name !== 'NotFound') throw error;
    return [];
  });
  const request = requests.find((each) => each.id === requestId);
  return request?.right === 'erasure' && (request.status === 'granted' || request.status === 'erased');
}

/**
 * Destroys again what was erased and has a key, as after somebody set the key table back to an earlier day. A line of the
 * ledger that no request of its record grants destroys nothing, and is told to the operators, as is a file that is no line:
 * neither keeps the others from being looked at.
 */
export async function keepErased(at: string): Promise<void> {
  const { lines, others } = await readLedger();
  for (const name of others) logDone('CheckArchive', { fault: 'erasure-not-readable', file: name });
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const gone = await theKeys().destroyed(some.map(({ owner }) => owner));
    for (const line of some.filter(({ owner }) => !gone.has(owner)))
      if (await isGranted(line)) await theKeys().destroy(line.owner, at);
      else logDone('CheckArchive', { fault: 'erasure-not-granted', owner: line.owner });
  }
}
