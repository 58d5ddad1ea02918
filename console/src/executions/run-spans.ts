import type { StateStatus, StateTrace } from './visit.ts';

/** A state of a run, by when it was first entered and last left since the beginning of the run. */
export interface RunSpan {
  readonly state: string;
  /** Milliseconds since the run began. */
  readonly from: number;
  /** Absent while it is in it. */
  readonly to: number | undefined;
  readonly visits: number;
  readonly status: StateStatus;
}

/** The states of a run in the order in which it first entered them. */
export const runSpans = (traces: ReadonlyMap<string, StateTrace>, startedAt: string): RunSpan[] => {
  const start = Date.parse(startedAt);
  return [...traces.values()]
    .map(({ name, status, visits }): RunSpan => {
      const left = visits.map(({ exitedAt }) => exitedAt);
      return {
        ...{ state: name, status, visits: visits.length },
        from: Math.min(...visits.map(({ enteredAt }) => Date.parse(enteredAt))) - start,
        to: left.includes(undefined)
          ? undefined
          : Math.max(...left.map((at) => Date.parse(at ?? startedAt))) - start,
      };
    })
    .sort((a, b) => a.from - b.from);
};

export interface Difference {
  readonly state: string;
  /** How long each run was in it; undefined for a run that never reached it. */
  readonly lengths: readonly [number | undefined, number | undefined];
}

/** How long two runs were in each state, the greatest difference first. */
export function differences(
  one: readonly RunSpan[],
  other: readonly RunSpan[],
  now: readonly [number, number],
) {
  const states = [...new Set([...one, ...other].map(({ state }) => state))];
  const lengthIn = (run: readonly RunSpan[], state: string, end: number): number | undefined => {
    const span = run.find((each) => each.state === state);
    return span && (span.to ?? end) - span.from;
  };
  return states
    .map(
      (state): Difference => ({
        state,
        lengths: [lengthIn(one, state, now[0]), lengthIn(other, state, now[1])],
      }),
    )
    .sort((a, b) => apart(b) - apart(a));
}

const apart = ({ lengths: [one = 0, other = 0] }: Difference): number => Math.abs(one - other);
