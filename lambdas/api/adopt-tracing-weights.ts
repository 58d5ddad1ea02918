import { AdoptTracingWeights } from '../../contracts/api/tracing-weights.ts';
import type { Wanted } from '../../domain/tracing-weights/adopt-weights.ts';
import { adoptWeights } from '../../domain/tracing-weights/adopt-weights.ts';
import { estimateOwnWeights } from '../../domain/tracing-weights/estimate.ts';
import { weightsInForce } from '../../domain/tracing-weights/tracing-weights.ts';
import { apiHandler } from '../middleware/api.ts';
import { decidedPairs } from '../services/decided-pairs.ts';

export const handler = apiHandler(AdoptTracingWeights, async ({ body, command, store }) => {
  const record = await store.loadWeights();
  const wanted = async (): Promise<Wanted> => {
    if (body.from === 'shipped') return body;
    if (body.from === 'earlier') return { from: 'earlier', of: body.version };
    const { pairs } = await decidedPairs(store);
    const estimated = estimateOwnWeights(pairs, weightsInForce(record));
    return { from: 'decisions', estimated, shown: body.estimateId };
  };
  const change = adoptWeights(record, await wanted(), command);
  await store.commitWeights(change, command);
  return { version: change.number };
});
