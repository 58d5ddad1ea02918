import type { AuditEntry } from './audit-entry.ts';
import type { ChainEnd, ChainFinding, ChainLink } from './chain.ts';
import { checkChain, isReadable } from './chain.ts';

/** A part of a chain as it was read: entry number `after`, if it exists, and up to `limit` entries that follow. */
export interface ChainPart {
  owner: string;
  after: number;
  limit: number;
  links: readonly ChainLink[];
  /** The end of the chain that the record named before the entries were read; undefined if no record names one. */
  head: ChainEnd | undefined;
  /** The end that the record names afterwards: entries may have been added in between, but none may lie beyond it. */
  headNow: ChainEnd | undefined;
  /** The start of a chain that continues another, such as a reader's chain of one day. */
  beginning?: ChainEnd;
}

export interface JudgedPart {
  links: ChainLink[];
  entries: AuditEntry[];
  findings: ChainFinding[];
  /** `after` of the next part; `null` on the last part. */
  next: number | null;
}

/**
 * What a part shows, and what is wrong with it. It stops at the end that the record named before it was read, so that
 * entries written meanwhile are left to a later reading. A page that is not full is checked against that end.
 */
export function judgedPart(part: ChainPart): JudgedPart {
  const { owner, after, limit, head, headNow } = part;
  const before = part.links.find(({ seq }) => seq === after);
  const following = part.links.filter(({ seq }) => seq > after);
  const last = Math.max(head?.seq ?? Number.POSITIVE_INFINITY, 0);
  const links = following.filter(({ seq }) => seq <= last);
  const reached = links.at(-1)?.seq ?? after;
  const ends = following.length < limit || reached >= last || links.length < following.length;
  const missing = after > 0 && after <= last && !before;
  const start = after === 0 ? part.beginning : { seq: after, hash: before?.hash };
  const beyond = part.links.filter(({ seq }) => headNow && seq > headNow.seq);
  const asksBeyond = head !== undefined && after > head.seq;
  return {
    links,
    entries: links.filter(isReadable),
    findings: [
      ...(missing ? [{ seq: after, problem: 'gap' as const }] : []),
      ...checkChain(links, ends && !asksBeyond ? head : undefined, start, owner),
      ...(head && head.seq < 1 ? [{ seq: 0, problem: 'other-end' as const }] : []),
      ...beyond.map(({ seq }) => ({ seq, problem: 'beyond-end' as const })),
    ],
    next: ends ? null : reached,
  };
}
