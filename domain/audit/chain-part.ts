import type { AuditEntry } from './audit-entry.ts';
import type { ChainEnd, ChainFinding, ChainLink } from './chain.ts';
import { checkChain, isReadable } from './chain.ts';

/** A part of a chain as it was read: the entry numbered `after`, if it is there, and up to `limit` that follow it. */
export interface ChainPart {
  owner: string;
  after: number;
  limit: number;
  links: readonly ChainLink[];
  /** What the record named as the end before the entries were read; undefined when no record does. */
  head: ChainEnd | undefined;
  /** What it names after: entries may have come in between, none can stand beyond this. */
  headNow: ChainEnd | undefined;
  /** Where a chain begins that goes on from another, such as a reader's of one day. */
  beginning?: ChainEnd;
}

export interface JudgedPart {
  links: ChainLink[];
  entries: AuditEntry[];
  findings: ChainFinding[];
  /** `after` of the next part; `null` on the last. */
  next: number | null;
}

/**
 * What a part shows, and what is wrong with it. The part ends at the end that the record named before it was read, so
 * that what is written meanwhile belongs to a later reading; and a page that is not full is held against that end.
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
