import { ReadTracingWeights } from '../../contracts/api/tracing-weights.ts';
import { checkChain } from '../../domain/audit/chain.ts';
import { SHIPPED } from '../../domain/tracing-weights/estimate.ts';
import { SHIPPED_ID, stateOf, weightsInForce } from '../../domain/tracing-weights/tracing-weights.ts';
import { apiHandler } from '../middleware/api.ts';

/** The most links of the chain that are checked. */
const MOST = 200;

export const handler = apiHandler(ReadTracingWeights, async ({ store }) => {
  const record = await store.loadWeights();
  const read = await store.readNewestLinks(record.id, MOST + 1);
  const whole = read.length <= MOST;
  const { worth, calibration } = weightsInForce(record);
  return {
    state: stateOf(record),
    inForce: { worth, calibration },
    shipped: SHIPPED,
    versions: record.versions
      .map(({ shipped, ...version }) => ({ ...version, current: shipped === SHIPPED_ID }))
      .reverse(),
    findings: checkChain(
      whole ? read : read.slice(1),
      record.version > 0 ? record.audit : undefined,
      whole ? undefined : read[0],
      record.id,
    ),
  };
});
