import type { CaseFile } from '../../domain/case/case-file.ts';
import { joinedSince } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';

/**
 * A journey that was prepared for other persons is booked again; papers are asked for again if somebody is new.
 */
export function prepareAgain(before: CaseFile, after: CaseFile): Change {
  const { travel } = before;
  if (!travel || travel.departedAt !== undefined) return noChange({});
  const { departureAt, legs: _legs, ...plan } = travel;
  const isNew = joinedSince(before, after).length > 0;
  return {
    ...noChange({}),
    writes: [{ ...plan, documents: isNew ? 'pending' : plan.documents, fitToFly: false }],
    facts:
      departureAt === undefined
        ? []
        : [{ act: 'travel.cancelled', details: { reasonCode: 'household-changed' } }],
  };
}
