import { EstimateTracingWeights } from '../../contracts/api/tracing-weights.ts';
import { changedBy } from '../../domain/tracing-weights/changed-by.ts';
import {
  estimateOwnWeights,
  FEWEST_DECISIONS,
  FEWEST_OF_EACH,
} from '../../domain/tracing-weights/estimate.ts';
import { weightsInForce } from '../../domain/tracing-weights/tracing-weights.ts';
import { apiHandler } from '../middleware/api.ts';
import { decidedPairs } from '../services/decided-pairs.ts';

export const handler = apiHandler(EstimateTracingWeights, async ({ store, actor, grant }) => {
  const { worth, calibration } = weightsInForce(await store.loadWeights());
  const inForce = { worth, calibration };
  const { pairs, unmeasured, whole } = await decidedPairs(store);
  const confirmed = pairs.filter(({ same }) => same).length;
  const { verdict, estimate = null } = estimateOwnWeights(pairs, inForce);
  // Requests are listed for those who may read them, at their own office.
  const office = grant.sees.includes('identity') ? actor.office : undefined;
  return {
    verdict,
    decisions: { confirmed, rejected: pairs.length - confirmed, unmeasured, whole },
    fewest: { decisions: FEWEST_DECISIONS, ofEach: FEWEST_OF_EACH },
    inForce,
    estimate,
    changes: changedBy(pairs, inForce, estimate?.calibrated ?? inForce, office),
  };
});
