import type { LeverCode, WhyChange, WhyValues } from './why.ts';

/** A setting of a lever: what it is told with, and the input with it. */
export interface Step<I> {
  readonly values: WhyValues;
  apply(input: I): I;
}

/**
 * One thing that could have been otherwise: its settings, the smallest change first. A larger one reaches at least as
 * far as a smaller one; what is no matter of more or less is a lever of its own.
 */
export interface Lever<I> {
  readonly lever: LeverCode;
  readonly personId?: string;
  readonly steps: readonly Step<I>[];
}

/** A lever with a single setting. */
export const switched = <I>(
  lever: LeverCode,
  apply: (input: I) => I,
  values: WhyValues = {},
  personId?: string,
): Lever<I> => ({ lever, steps: [{ values, apply }], ...(personId === undefined ? {} : { personId }) });

/** How many ways are told. */
const TOLD = 4;
/** The most levers that may be left out; more than these are taken as they come. */
const OPTIONAL = 8;

/** Which step of each lever is set; levers that are not in it stay as they were. */
type Setting = ReadonlyMap<number, number>;

/**
 * What would have given another answer: the ways with the fewest changes first. Every way is confirmed by asking
 * `isOther` again, no change in it can be left out, and none is greater than it has to be.
 */
export function waysOtherwise<I>(
  isOther: (input: I) => boolean,
  input: I,
  levers: readonly Lever<I>[],
): readonly (readonly WhyChange[])[] {
  const usable = levers.filter(({ steps }) => steps.length > 0);
  const holds = (setting: Setting): boolean => isOther(withSetting(input, usable, setting));
  if (isOther(input)) return [];
  const every = usable.map((_, index) => index);
  const alone = every.flatMap((index) => firstStep(usable, new Map(), index, holds) ?? []);
  const singles = new Set(alone.flatMap((setting) => [...setting.keys()]));
  const rest = every.filter((index) => !singles.has(index));
  const ways = [...alone, ...together(usable, rest, holds)].slice(0, TOLD);
  return ways.map((setting) => [...setting].map(([index, step]) => told(usable, index, step)));
}

function withSetting<I>(input: I, levers: readonly Lever<I>[], setting: Setting): I {
  return [...setting].reduce((now, [index, step]) => levers[index]?.steps[step]?.apply(now) ?? now, input);
}

function told<I>(levers: readonly Lever<I>[], index: number, step: number): WhyChange {
  const { lever, personId, steps } = levers[index] as Lever<I>;
  const values = steps[step]?.values ?? {};
  return { lever, values, ...(personId === undefined ? {} : { personId }) };
}

/**
 * The setting with the smallest step of one lever that gives another answer, found by halving; undefined if even the
 * largest does not.
 */
function firstStep<I>(
  levers: readonly Lever<I>[],
  setting: Setting,
  index: number,
  holds: (setting: Setting) => boolean,
): Setting | undefined {
  const at = (step: number): Setting => new Map([...setting, [index, step] as const]);
  let least = 0;
  let most = (levers[index]?.steps.length ?? 0) - 1;
  if (!holds(at(most))) return undefined;
  while (least < most) {
    const middle = (least + most) >> 1;
    if (holds(at(middle))) most = middle;
    else least = middle + 1;
  }
  return at(most);
}

/** Ways that need several changes: the fewest first, none of which contains another. */
function together<I>(
  levers: readonly Lever<I>[],
  indices: readonly number[],
  holds: (setting: Setting) => boolean,
): Setting[] {
  const full = (chosen: readonly number[]): Setting =>
    new Map(chosen.map((index) => [index, (levers[index]?.steps.length ?? 1) - 1]));
  if (indices.length < 2 || !holds(full(indices))) return [];
  const needed = indices.filter((index) => !holds(full(indices.filter((one) => one !== index))));
  const spare = indices.filter((index) => !needed.includes(index));
  const optional = spare.slice(0, OPTIONAL);
  const always = [...needed, ...spare.slice(OPTIONAL)];
  const found: number[][] = [];
  for (const more of bySize(optional)) {
    const chosen = indices.filter((index) => always.includes(index) || more.includes(index));
    if (found.some((known) => known.every((index) => chosen.includes(index)))) continue;
    if (holds(full(chosen))) found.push(chosen);
    if (found.length === TOLD) break;
  }
  return found.map((chosen) => reduced(levers, full(chosen), holds));
}

/** Makes each change as small as it can be while the answer stays another, until none can be smaller. */
function reduced<I>(
  levers: readonly Lever<I>[],
  setting: Setting,
  holds: (setting: Setting) => boolean,
): Setting {
  let now = setting;
  for (;;) {
    const next = [...now.keys()].reduce<Setting>(
      (kept, index) => firstStep(levers, kept, index, holds) ?? kept,
      leaving(now, holds),
    );
    if ([...next].every(([index, step]) => now.get(index) === step) && next.size === now.size) return next;
    now = next;
  }
}

/** Without the changes that are not needed. */
function leaving(setting: Setting, holds: (setting: Setting) => boolean): Setting {
  let kept = setting;
  for (const index of setting.keys()) {
    const without = new Map([...kept].filter(([one]) => one !== index));
    if (holds(without)) kept = without;
  }
  return kept;
}

/** Every choice of these, the smallest first. */
function bySize(of: readonly number[]): number[][] {
  const all = Array.from({ length: 2 ** of.length }, (_, choice) =>
    of.filter((_one, place) => Math.floor(choice / 2 ** place) % 2 === 1),
  );
  return all.sort((a, b) => a.length - b.length);
}
