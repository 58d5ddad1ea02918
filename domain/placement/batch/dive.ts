import { solveCore } from '../model/core-problem.ts';
import type { Assignment, Instance } from '../model/instance.ts';
import { NOWHERE, restrict, withPersonReward } from '../model/instance.ts';
import { reducedCosts, thresholdFor } from '../model/reduced-options.ts';
import type { Relaxation } from '../model/relaxation.ts';
import { relax } from '../model/relaxation.ts';
import type { SolveBinary } from '../model/solver-port.ts';

const PAIRS_PER_CASE = 2;
const CASES_PER_GROUP = 240;
const NODES = 20;
const GAP_SHARE = 3e-4;

/**
 * Turns the relaxation of a large problem into whole placements, a group of localities at a time: the group's cases
 * are chosen exactly, with everything outside at its price; then the rest is relaxed again without the group.
 */
export function dive(instance: Instance, first: Relaxation, seed: number, solve: SolveBinary): Assignment {
  const assignment = new Int32Array(instance.caseCount).fill(NOWHERE);
  let cases = Array.from({ length: instance.caseCount }, (_, i) => i);
  let localities = Array.from({ length: instance.localityCount }, (_, l) => l);
  let relaxation = first;
  while (localities.length > 0 && cases.length > 0) {
    const part = restrict(instance, cases, localities);
    if (localities.length < instance.localityCount) relaxation = relax(part, first.reward);
    const group = nextGroup(part, relaxation);
    placeGroup(part, relaxation, group, seed, solve).forEach((locality, k) => {
      if (locality !== NOWHERE) assignment[cases[k]!] = localities[locality]!;
    });
    const gone = new Set(group);
    cases = cases.filter((i) => assignment[i] === NOWHERE);
    localities = localities.filter((_, l) => !gone.has(l));
  }
  return assignment;
}

/** Localities tied together by cases that the relaxation splits between them. */
function nextGroup(part: Instance, { flow }: Relaxation): number[] {
  const n = part.localityCount;
  const members = new Int32Array(n);
  const links = new Float64Array(n * n);
  for (let i = 0; i < part.caseCount; i += 1) {
    const at: number[] = [];
    for (let l = 0; l < n; l += 1) if (flow[i * n + l]! > 0) at.push(l);
    for (const l of at) {
      members[l]! += 1;
      for (const m of at) if (m !== l) links[l * n + m]! += 1;
    }
  }
  const left = new Set(Array.from({ length: n }, (_, l) => l));
  const pull = new Float64Array(n);
  const group: number[] = [];
  for (let cases = 0; left.size > 0 && cases < CASES_PER_GROUP; ) {
    let next = NOWHERE;
    for (const l of left) if (next === NOWHERE || pull[l]! > pull[next]!) next = l;
    left.delete(next);
    group.push(next);
    cases += members[next]!;
    for (const l of left) pull[l]! += links[next * n + l]!;
  }
  return group;
}

function placeGroup(
  part: Instance,
  relaxation: Relaxation,
  group: readonly number[],
  seed: number,
  solve: SolveBinary,
): Int32Array {
  const n = part.localityCount;
  const rewarded = withPersonReward(part, relaxation.reward);
  const costs = reducedCosts(rewarded, relaxation.prices);
  const threshold = thresholdFor(costs, Math.round(part.caseCount * PAIRS_PER_CASE));
  const inside = new Uint8Array(n);
  for (const l of group) inside[l] = 1;
  const priced = beyondOutside(rewarded, relaxation.prices, inside);
  const cases: number[] = [];
  const options: number[][] = [];
  for (let i = 0; i < part.caseCount; i += 1) {
    const open = group.filter((l) => costs[i * n + l]! <= threshold);
    if (open.length === 0) continue;
    cases.push(i);
    options.push(open);
  }
  const places = new Map(group.map((l) => [l, part.capacities[l]!]));
  const assignment = new Int32Array(part.caseCount).fill(NOWHERE);
  const scores = (relaxation.bound - relaxation.reward * relaxation.persons) * (group.length / n);
  const effort = { nodes: NODES, gap: Math.abs(scores) * GAP_SHARE, seed };
  const answer = solveCore(
    priced,
    { cases, options, places, reward: 0, personsFloor: 0 },
    assignment,
    solve,
    effort,
  );
  answer.localities?.forEach((locality, k) => {
    assignment[cases[k]!] = locality;
  });
  return assignment;
}

/** Values less what the case would be worth outside the group at the prices there. */
function beyondOutside(rewarded: Instance, prices: Float64Array, inside: Uint8Array): Instance {
  const n = rewarded.localityCount;
  const values = Float64Array.from(rewarded.values);
  for (let i = 0; i < rewarded.caseCount; i += 1) {
    let outside = 0;
    for (let l = 0; l < n; l += 1) {
      if (inside[l] === 0) outside = Math.max(outside, values[i * n + l]! - rewarded.sizes[i]! * prices[l]!);
    }
    for (let l = 0; l < n; l += 1) values[i * n + l]! -= outside;
  }
  return { ...rewarded, values };
}
