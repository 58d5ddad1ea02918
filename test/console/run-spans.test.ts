import { expect, test } from 'vitest';
import { differences, runSpans } from '../../console/src/executions/run-spans.ts';
import type { StateTrace } from '../../console/src/executions/visit.ts';

const second = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString();
const trace = (name: string, ...visits: [number, number | undefined][]): [string, StateTrace] => [
  name,
  {
    name,
    status: 'succeeded',
    visits: visits.map(([from, to]) => ({
      enteredAt: second(from),
      exitedAt: to === undefined ? undefined : second(to),
    })),
  } as unknown as StateTrace,
];

const ONE = runSpans(new Map([trace('Ask', [4, 9], [12, 14]), trace('Open', [1, 4])]), second(1));

test('a state is told by when it was first entered and last left since the beginning of its run', () => {
  expect(ONE).toEqual([
    { state: 'Open', status: 'succeeded', visits: 1, from: 0, to: 3000 },
    { state: 'Ask', status: 'succeeded', visits: 2, from: 3000, to: 13_000 },
  ]);
});

test('states of two runs are compared by length, the greatest difference first; one may not have been reached', () => {
  const other = runSpans(new Map([trace('Open', [50, 53]), trace('Fail', [53, undefined])]), second(50));
  expect(differences(ONE, other, [13_000, 20_000])).toEqual([
    { state: 'Fail', lengths: [undefined, 17_000] },
    { state: 'Ask', lengths: [10_000, undefined] },
    { state: 'Open', lengths: [3000, 3000] },
  ]);
});
