import type { Fact } from '../audit/audit-entry.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { dateOf } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { lineNamed } from './lines.ts';
import type { PlanLine } from './service-plan.ts';

/** What became of a line: it was delivered on a day, or it will not be and why, or nobody needs it any more. */
export type Settling = (
  | { readonly state: 'delivered'; readonly on: string }
  | { readonly state: 'not-delivered' | 'cancelled'; readonly reasonCode: string }
) & { readonly outcome?: string | undefined; readonly provider?: PlanLine['provider'] };

function settledAs(line: PlanLine, how: Settling, { at, actor }: Command): PlanLine {
  const on = how.state === 'delivered' ? how.on : dateOf(at);
  return {
    ...line,
    state: how.state,
    settled: { on, at, by: actor.id, ...(how.state === 'delivered' ? {} : { reasonCode: how.reasonCode }) },
    ...(how.outcome === undefined ? {} : { outcome: how.outcome }),
    ...(how.provider === undefined ? {} : { provider: how.provider }),
  };
}

/**
 * Settles lines of a case's plan in one commit. Said again, nothing changes; a line that was settled otherwise is
 * `WrongState`, except that what was not delivered in time may still be.
 */
export function settleLines(
  file: CaseFile,
  settled: readonly { readonly lineId: string; readonly how: Settling }[],
  command: Command,
): Change {
  const how = new Map(
    settled.flatMap(({ lineId, how: wanted }) => {
      const { line } = lineNamed(file, lineId);
      if (line.state === wanted.state) return [];
      if (line.state !== 'planned' && !(line.state === 'not-delivered' && wanted.state === 'delivered'))
        throw new CaseError('WrongState', `Expected a line that is planned, received one ${line.state}.`);
      return [[lineId, wanted] as const];
    }),
  );
  if (how.size === 0) return noChange({});
  return {
    patch: {},
    writes: file.servicePlans
      .filter(({ lines }) => lines.some(({ id }) => how.has(id)))
      .map((plan) => ({
        ...plan,
        lines: plan.lines.map((line) => {
          const wanted = how.get(line.id);
          return wanted ? settledAs(line, wanted, command) : line;
        }),
      })),
    facts: factsOf(how),
    answer: {},
  };
}

/** One fact for all lines that were settled alike: it names the line where it is one, and counts them otherwise. */
const factsOf = (how: ReadonlyMap<string, Settling>): Fact[] => {
  const detailsOf = (one: Settling) =>
    one.state === 'delivered' ? { on: one.on } : { reasonCode: one.reasonCode };
  const alike = Map.groupBy(how, ([, one]) => JSON.stringify([one.state, detailsOf(one)]));
  return [...alike.values()].flatMap((lines): Fact[] => {
    const [[subject, one] = []] = lines;
    if (subject === undefined || one === undefined) return [];
    const more = lines.length === 1 ? { subject } : {};
    const details = { ...detailsOf(one), ...(lines.length === 1 ? {} : { lines: lines.length }) };
    return [{ act: `plan.${one.state}`, ...more, details }];
  });
};

/** Records that one line was delivered. */
export const deliver = (
  file: CaseFile,
  lineId: string,
  how: Omit<Extract<Settling, { state: 'delivered' }>, 'state'>,
  command: Command,
): Change => settleLines(file, [{ lineId, how: { state: 'delivered', ...how } }], command);
