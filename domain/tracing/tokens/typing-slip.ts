import type { Spelling } from './spelling.ts';

const BITS_A_LETTER = 3.2;
const BITS_A_SLIP = 10;
const NOT_A_SLIP = -40;
const SHORTEST = 4;

/** Evidence that two tokens of one script differ by typing errors: few edits or swaps in a long enough word. */
export function typingSlipBits(
  a: { readonly spelling: Spelling },
  b: { readonly spelling: Spelling },
): number {
  const first = a.spelling.forms[0]!;
  const second = b.spelling.forms[0]!;
  if (first.script !== second.script) return NOT_A_SLIP;
  const shorter = Math.min(first.text.length, second.text.length);
  const longer = Math.max(first.text.length, second.text.length);
  const most = shorter >= 8 ? 2 : 1;
  if (shorter < SHORTEST || longer - shorter > most) return NOT_A_SLIP;
  if (most === 1 && !mayBeOneSlip(first.text, second.text)) return NOT_A_SLIP;
  const slips = slipDistance(first.text, second.text, most);
  return slips > most ? NOT_A_SLIP : BITS_A_LETTER * longer - BITS_A_SLIP * slips;
}

/** Cheap, and never wrongly false: one typing error leaves all letters before and after it unchanged. */
function mayBeOneSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  let from = 0;
  while (from < length && a[from] === b[from]) from++;
  let to = 0;
  while (to < length - from && a[a.length - 1 - to] === b[b.length - 1 - to]) to++;
  return length - from - to <= 2;
}

/** Optimal string alignment distance, cut off above `most`. */
function slipDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(row[j - 1]! + (same ? 0 : 1), row[j]! + 1, next[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length]!;
}
