import { hasCaseInScope, isWithheldFrom } from '../domain/case/access.ts';
import type { Case } from '../domain/case/case.ts';
import type { CaseOverview } from '../domain/case/case-overview.ts';
import type { Actor } from '../domain/kernel/actor.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { effectsOn } from './effects-on.ts';
import type { DryRun, PolicyEffect } from './policy-effect.ts';

/** An open case with the policy that it keeps. */
export interface BoundCase {
  caseRecord: Case;
  overview: CaseOverview;
  policy: Policy;
}

/** The most cases that are listed; the others are counted. */
const MAX_NAMED = 200;

const keyOf = ({ effect, subject }: PolicyEffect): string => `${effect} ${subject}`;

function tally(effects: readonly PolicyEffect[]): DryRun['effects'] {
  const counted = new Map<string, DryRun['effects'][number]>();
  for (const effect of effects) {
    const cases = (counted.get(keyOf(effect))?.cases ?? 0) + 1;
    counted.set(keyOf(effect), { ...effect, cases });
  }
  return [...counted.values()];
}

/** What a draft would mean for open cases: listed by id where the asker may know of them, otherwise only counted. */
export function dryRun(
  bound: readonly BoundCase[],
  draft: Policy,
  asker: { actor: Actor; reach: string },
  at: string,
): Pick<DryRun, 'open' | 'touched' | 'effects' | 'cases' | 'untold'> {
  const touched = bound
    .map((one) => ({ ...one, effects: effectsOn(one.caseRecord, one.policy, draft) }))
    .filter(({ effects }) => effects.length > 0);
  const told = touched
    .filter(
      ({ caseRecord, overview }) =>
        hasCaseInScope(caseRecord, asker.actor, asker.reach) && !isWithheldFrom(overview, asker.actor, at),
    )
    .slice(0, MAX_NAMED);
  return {
    open: bound.length,
    touched: touched.length,
    effects: tally(touched.flatMap(({ effects }) => effects)),
    cases: told.map(({ caseRecord, effects }) => ({
      caseId: caseRecord.id,
      office: caseRecord.office,
      destinationOffice: caseRecord.destinationOffice,
      status: caseRecord.status,
      priority: caseRecord.priority,
      policyVersion: caseRecord.policyVersion,
      effects,
    })),
    untold: touched.length - told.length,
  };
}
