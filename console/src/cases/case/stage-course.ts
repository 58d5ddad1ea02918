import { PROGRAMMES } from '../../../../domain/kernel/catalogue.ts';
import type { Programme } from '../../../../domain/policy/policy.ts';
import { CODES } from '../codes.ts';
import { grouped, type WaitGroup } from '../use-where.ts';
import type { CaseView } from './use-case.ts';

/** `late`: somebody should have done something in it by now. */
export type StageProgress = 'done' | 'skipped' | 'now' | 'late' | 'ahead';

export interface StageOnPath {
  readonly stage: string;
  readonly progress: StageProgress;
  readonly waits: readonly WaitGroup[];
  /** Until when it waits though nobody has anything to do. */
  readonly until: string | undefined;
  /** How it ended, also if it was opened again since. */
  readonly state: { readonly status: string; readonly outcome: string; readonly at: string } | undefined;
}

const isOf = (programme: Programme, stage: string): boolean =>
  (PROGRAMMES[programme].stages as readonly string[]).includes(stage);

/** Work of no stage, such as a request about data or a paper that expires, carries the last one, which has this alone. */
const LAST = { stage: 'closure', kind: 'closure-approval' };
const isWorkOf = (stage: string, item: { readonly stage: string; readonly kind: string }): boolean =>
  item.stage === stage && (stage !== LAST.stage || item.kind === LAST.kind);

/** The stages of a case in the order of its programme: what is done, what is under way and what it waits for. */
export function stagesOnPath(view: CaseView, now: number): StageOnPath[] {
  const known = view.case.stages as Record<string, StageOnPath['state']>;
  return CODES.stage
    .filter((stage) => known[stage] !== undefined || isOf(view.case.programme, stage))
    .map((stage) => {
      const state = known[stage];
      const waits = grouped(view.waitsFor.filter((item) => isWorkOf(stage, item)));
      const underWay = waits.length > 0 || (view.underWay as readonly string[]).includes(stage);
      const late = waits.some(({ dueAt }) => Date.parse(dueAt) < now);
      const done = state !== undefined && state.status !== 'reopened';
      const progress = underWay
        ? late
          ? 'late'
          : 'now'
        : done
          ? state.status === 'skipped'
            ? 'skipped'
            : 'done'
          : 'ahead';
      return {
        ...{ stage, progress, waits, state },
        until: view.waitsUntil.find((wait) => wait.stage === stage)?.at,
      };
    });
}
