import type { Shapes } from './shapes.ts';

export interface Difference {
  readonly what: string;
  /** Why it is so and may be; absent, nobody has said. */
  readonly why?: string;
}

/** What the two differ in for a reason that lies in the run or in the emulator, and not in the product. */
const EXPLAINED: readonly (readonly [RegExp, string])[] = [
  [
    /offer\.(code-sent|viewed) on the emulator|table of (rate|recorded-once|command): .* on the emulator/,
    'sponsors open and answer on their pages there, whose acts are counted and keep their answers; here they answer by the API',
  ],
  [/(case\.renewed|Renewed) on the host/, 'a run of a case is renewed after weeks, which pass here alone'],
  [
    /table of (anchoring|anchoring-work|registered-owner): .* on the emulator/,
    'anchors are made each minute there; the host of the demo makes none',
  ],
  [/table of archive-check: .* on the host/, 'the archive is checked each day, and days pass here alone'],
];

/** What one run has and the other has not, of each kind of shape. */
export function differencesOf(emulator: Shapes, host: Shapes): Difference[] {
  const found: string[] = [];
  for (const kind of ['audit', 'histories', 'table'] as const) {
    const [theirs, ours] = [emulator[kind], host[kind]];
    for (const name of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
      const [there, here] = [theirs[name] ?? [], ours[name] ?? []];
      const only = (some: readonly string[], others: readonly string[]) =>
        some.filter((each) => !others.includes(each));
      for (const each of only(there, here)) found.push(`${kind} of ${name}: ${each} on the emulator alone`);
      for (const each of only(here, there)) found.push(`${kind} of ${name}: ${each} on the host alone`);
    }
  }
  return found.map((what) => {
    const why = EXPLAINED.find(([pattern]) => pattern.test(what))?.[1];
    return { what, ...(why === undefined ? {} : { why }) };
  });
}
