import type { TracingRequest } from '../tracing-request/tracing-request.ts';
import type { Graded } from './fit.ts';

/** A candidate about whom officers decided: two confirmed that it is the sought person, or one that it is not. */
export interface DecidedPair extends Graded {
  readonly requestId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly office: string | undefined;
  readonly decidedAt: string;
}

/** Reasons for a rejection that say that the candidate is somebody else; any other says nothing about it. */
const SOMEBODY_ELSE: ReadonlySet<string> = new Set(['other-person', 'other-family']);
/** A request that ended so leaves open who was confirmed. */
const DOUBTED = 'relationship-not-verified';

/** What the decisions on a request's candidates say, and how many say something but were measured by nobody. */
export function decidedIn(request: TracingRequest): { pairs: DecidedPair[]; unmeasured: number } {
  const { id: requestId, caseId, office, outcome } = request;
  const said = request.candidates.flatMap((candidate) => {
    const { decision, decidedAt, reasonCode = '', personId, match } = candidate;
    const same = decision === 'confirmed' && outcome !== DOUBTED;
    const other = decision === 'rejected' && SOMEBODY_ELSE.has(reasonCode);
    if ((!same && !other) || decidedAt === undefined) return [];
    return [{ requestId, caseId, personId, office, decidedAt, same, measured: match?.measured }];
  });
  const pairs = said.flatMap((one) =>
    one.measured === undefined ? [] : [{ ...one, measured: one.measured }],
  );
  return { pairs, unmeasured: said.length - pairs.length };
}
