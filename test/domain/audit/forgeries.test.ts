import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Anchor } from '../../../domain/audit/anchor.ts';
import { inOrder, nextAnchor, proofOf, registerOf } from '../../../domain/audit/anchor.ts';
import type { AnchoredEnd } from '../../../domain/audit/anchored-end.ts';
import { digestOfText, factOfArchived, textOfExecution } from '../../../domain/audit/archived-execution.ts';
import type { Bundle, BundleFinding } from '../../../domain/audit/bundle.ts';
import { verifyBundle as verify } from '../../../domain/audit/bundle.ts';
import { GENESIS, hashOf, seal } from '../../../domain/audit/chain.ts';
import { ERASED_RECORD } from '../../../domain/audit/check-state.ts';
import { stateDigest } from '../../../domain/audit/state-digest.ts';
import { openHistories } from '../../../scripts/audit/open-histories.ts';

const ENTRIES = 90;
const at = (seq: number) => new Date(Date.UTC(2026, 0, 1, 0, seq)).toISOString();
type Entry = Bundle['entries'][number];
type History = NonNullable<Bundle['histories']>[number];
type Past = { entries: Entry[]; records: Record<string, string>; histories: History[] };

const verifyBundle: typeof verify = (bundle, checks = {}) =>
  verify(bundle, { ...checks, histories: openHistories(bundle) });

/** An ended execution of a case, redriven once. */
function executionOf(owner: string, number: number): string {
  const events = ['ExecutionStarted', 'ExecutionFailed', 'ExecutionRedriven', 'ExecutionSucceeded'];
  return textOfExecution({
    ...{ workflow: 'travel', name: `${owner}-${number}`, status: 'SUCCEEDED', redriveCount: 1 },
    ...{
      startedAt: at(number),
      stoppedAt: at(number + 1),
      input: null,
      output: null,
      error: null,
      cause: null,
    },
    definition: '{}',
    events: events.map((type, index) => ({ id: index + 1, previousEventId: index, at: at(number), type })),
  });
}

/** A case of many entries, each of which leaves its record and another, anchored three times; and a stranger's. */
function history(owner: string): Past {
  const histories: History[] = [];
  const entries: Entry[] = [];
  const records: Record<string, string> = {};
  let end = { seq: 0, hash: GENESIS as string };
  for (let seq = 1; seq <= ENTRIES; seq += 1) {
    const left = {
      case: stateDigest({ type: 'case', version: seq, salt: `${owner}-${seq}` }),
      [`case#note#${seq % 40}`]: stateDigest({ type: 'note', text: `${seq}`, salt: `${seq}` }),
    };
    Object.assign(records, left);
    const actor = { id: 'somebody', kind: 'staff' as const };
    const text = executionOf(owner, seq);
    const executionId = `travel.${owner}-${seq}`;
    const told = { executionId, redriveCount: 1, digest: digestOfText(text) };
    histories.push({ executionId, redriveCount: 1, entry: seq, gzip: gzipSync(text).toString('base64') });
    const facts = [
      { act: 'case.noted', subject: owner, details: { number: seq } },
      { act: 'execution.redriven', subject: executionId },
      factOfArchived(told),
    ];
    const entry = seal(end, { caseId: owner, at: at(seq), actor, command: `command-${seq}`, facts, left });
    entries.push(entry as unknown as Entry);
    end = entry;
  }
  return { entries, records, histories };
}

let honest: Bundle;
let other: Bundle;
let copies: Anchor[];
beforeAll(() => {
  const owners = ['case-one', 'case-two', ...Array.from({ length: 30 }, (_, index) => `case-${100 + index}`)];
  const all = new Map(owners.map((owner) => [owner, history(owner)]));
  const anchored = new Map<string, Bundle['proof']['anchored']>();
  let anchor: Anchor | undefined;
  copies = [];
  for (const upTo of [30, 60, ENTRIES]) {
    const ends = inOrder(
      owners.map((owner): AnchoredEnd => {
        const entry = all.get(owner)!.entries[upTo - 1]!;
        return { owner, seq: entry.seq, hash: String(entry.hash) };
      }),
    );
    anchor = nextAnchor(anchor, ends, registerOf(owners), at(upTo));
    copies.push(anchor);
    for (const [index, { owner }] of ends.entries())
      anchored.set(owner, [...(anchored.get(owner) ?? []), proofOf(anchor, ends, index)!]);
  }
  const bundleOf = (owner: string): Bundle => {
    const { entries, records, histories } = all.get(owner)!;
    const last = entries.at(-1)!;
    const head = { seq: last.seq, hash: String(last.hash) };
    const shown = Object.fromEntries(
      histories.map(({ executionId, gzip }) => [`${executionId}#1`, digestOfText(textIn(gzip!))]),
    );
    const proof = { head, records, shown, elsewhere: {}, anchored: anchored.get(owner)!, anchor: anchor! };
    return { format: 'kinbridge-audit-bundle/1', owner, at: at(ENTRIES), entries, proof, histories };
  };
  [honest, other] = [bundleOf('case-one'), bundleOf('case-two')];
});

/** Every hash after a change fits again, and the record names the end. */
function resealed(bundle: Bundle): Bundle {
  let prevHash: string = GENESIS;
  const entries = bundle.entries.map(({ hash: _hash, ...entry }) => {
    const linked = { ...entry, prevHash };
    prevHash = hashOf(linked as unknown as Parameters<typeof hashOf>[0]);
    return { ...linked, hash: prevHash };
  });
  const head = { seq: Number(entries.at(-1)?.seq ?? 0), hash: prevHash };
  return { ...bundle, entries, proof: { ...bundle.proof, head } };
}

const withEntry = (bundle: Bundle, index: number, change: (entry: Entry) => Entry): Bundle => ({
  ...bundle,
  entries: bundle.entries.map((entry, position) => (position === index ? change(entry) : entry)),
});
const withProof = (bundle: Bundle, change: Partial<Bundle['proof']>): Bundle => ({
  ...bundle,
  proof: { ...bundle.proof, ...change },
});
const textIn = (gzip: string): string => gunzipSync(Buffer.from(gzip, 'base64')).toString('utf8');
const withHistory = (bundle: Bundle, index: number, change: (one: History) => History): Bundle => ({
  ...bundle,
  histories: bundle.histories!.map((one, position) => (position === index ? change(one) : one)),
});
const packedText = (text: string): string => gzipSync(text).toString('base64');
const flipped = (hash: string): string => (hash.startsWith('0') ? '1' : '0') + hash.slice(1);

/** A forgery of an entry by its number, and as what it is found: one of these. */
type Forgery = (index: number) => { forged: Bundle; as: BundleFinding['problem'][] };
const FORGERIES: Record<string, Forgery> = {
  'another actor': (index) => ({
    forged: withEntry(honest, index, (entry) => ({ ...entry, actor: { id: 'nobody', kind: 'staff' } })),
    as: ['changed'],
  }),
  'another fact, sealed anew': (index) => ({
    forged: withEntry(honest, index, ({ hash: _hash, ...entry }) => {
      const changed = { ...entry, facts: [{ act: 'case.closed' }] };
      return { ...changed, hash: hashOf(changed as unknown as Parameters<typeof hashOf>[0]) };
    }),
    as: ['broken-link', 'other-end'],
  }),
  'another fact, all sealed anew': (index) => ({
    forged: resealed(withEntry(honest, index, (entry) => ({ ...entry, facts: [{ act: 'case.closed' }] }))),
    as: ['anchored-otherwise'],
  }),
  'an entry removed': (index) => ({
    forged: { ...honest, entries: honest.entries.filter((_, position) => position !== index) },
    as: ['gap', 'other-end'],
  }),
  'an entry removed, the rest counted and sealed anew': (index) => ({
    forged: resealed({
      ...honest,
      entries: honest.entries
        .filter((_, position) => position !== index)
        .map((entry, position) => ({ ...entry, seq: position + 1 })),
    }),
    as: ['anchored-otherwise'],
  }),
  'two entries exchanged': (index) => {
    const [a, b] = [honest.entries[index]!, honest.entries[(index + 1) % ENTRIES]!];
    const entries = honest.entries.map((entry) => (entry === a ? b : entry === b ? a : entry));
    return { forged: { ...honest, entries }, as: ['gap'] };
  },
  "an entry of another case's chain": (index) => ({
    forged: withEntry(honest, index, () => other.entries[index]!),
    as: ['other-owner'],
  }),
  'an entry made unreadable': (index) => ({
    forged: withEntry(honest, index, (entry) => ({ ...entry, facts: 'none' })),
    as: ['unreadable'],
  }),
  'a record beside its entry': (index) => {
    const record = Object.keys(honest.proof.records)[index % 40]!;
    const records = { ...honest.proof.records, [record]: stateDigest({ forged: index }) };
    return { forged: withProof(honest, { records }), as: ['record-changed'] };
  },
  'a record removed': (index) => {
    const gone = Object.keys(honest.proof.records)[index % 40]!;
    const { [gone]: _gone, ...records } = honest.proof.records;
    return { forged: withProof(honest, { records }), as: ['record-missing'] };
  },
  'a record put there': (index) => ({
    forged: withProof(honest, {
      records: { ...honest.proof.records, [`case#note#forged-${index}`]: stateDigest({ index }) },
    }),
    as: ['record-unknown'],
  }),
  'a record said to be erased, of which no entry tells': (index) => {
    const record = Object.keys(honest.proof.records)[index % 40]!;
    const records = { ...honest.proof.records, [record]: ERASED_RECORD };
    return { forged: withProof(honest, { records }), as: ['record-changed'] };
  },
  'a record put there, said to be erased': (index) => ({
    forged: withProof(honest, {
      records: { ...honest.proof.records, [`case#note#erased-${index}`]: ERASED_RECORD },
    }),
    as: ['record-unknown'],
  }),
  'an anchor of its log': (index) => {
    const anchor = honest.proof.anchor!;
    const log = anchor.log.map((hash, position) => (position === index % 3 ? flipped(hash) : hash));
    return {
      forged: withProof(honest, { anchor: { ...anchor, log } }),
      as: ['anchor-broken', 'anchor-differs'],
    };
  },
  'a proof': (index) => {
    const anchored = honest.proof.anchored.map((one, position) =>
      position === index % 3 ? { ...one, end: { ...one.end, hash: flipped(one.end.hash) } } : one,
    );
    return { forged: withProof(honest, { anchored }), as: ['proof-broken'] };
  },
  'a history edited': (index) => ({
    forged: withHistory(honest, index, (one) => ({
      ...one,
      gzip: packedText(textIn(one.gzip!).replace('ExecutionFailed', 'ExecutionTimedOut')),
    })),
    as: ['history-changed'],
  }),
  'a history that cannot be unpacked': (index) => ({
    forged: withHistory(honest, index, (one) => ({ ...one, gzip: one.gzip!.slice(0, 40) })),
    as: ['history-changed'],
  }),
  'a history removed': (index) => ({
    forged: { ...honest, histories: honest.histories!.filter((_, position) => position !== index) },
    as: ['history-missing'],
  }),
  'a history that the archive no longer had': (index) => ({
    forged: withHistory(honest, index, (one) => ({ ...one, gzip: null })),
    as: ['history-missing'],
  }),
  'two histories exchanged': (index) => ({
    forged: withHistory(honest, index, (one) => ({
      ...one,
      gzip: honest.histories![(index + 1) % ENTRIES]!.gzip,
    })),
    as: ['history-exchanged'],
  }),
  "a history of another case's execution": (index) => ({
    forged: withHistory(honest, index, (one) => ({ ...one, gzip: other.histories![index]!.gzip })),
    as: ['history-exchanged'],
  }),
  'a history put there': (index) => ({
    forged: { ...honest, histories: [...honest.histories!, other.histories![index]!] },
    as: ['history-unknown'],
  }),
  'a history edited, with the digest in its entry': (index) => {
    const text = textIn(honest.histories![index]!.gzip!).replace('ExecutionFailed', 'ExecutionTimedOut');
    const executionId = `travel.case-one-${index + 1}`;
    const fact = factOfArchived({ executionId, redriveCount: 1, digest: digestOfText(text) });
    const edited = withHistory(honest, index, (one) => ({ ...one, gzip: packedText(text) }));
    const forged = withEntry(edited, index, (entry) => ({ ...entry, facts: [fact] }));
    return { forged: resealed(forged), as: ['anchored-otherwise'] };
  },
  'the journal of Step Functions': (index) => {
    const record = `travel.case-one-${index + 1}#1`;
    const shown = { ...honest.proof.shown, [record]: digestOfText(`${index}`) };
    return { forged: withProof(honest, { shown }), as: ['journal-changed'] };
  },
  'a deed to an execution that its history does not know': (index) => {
    const text = textIn(honest.histories![index]!.gzip!)
      .replace('ExecutionRedriven', 'ExecutionFailed')
      .replace('"redriveCount":1', '"redriveCount":0');
    const executionId = `travel.case-one-${index + 1}`;
    const told = factOfArchived({ executionId, redriveCount: 0, digest: digestOfText(text) });
    const facts = [{ act: 'execution.redriven', subject: executionId }, told];
    const edited = withHistory(honest, index, (one) => ({
      ...one,
      ...{ redriveCount: 0, gzip: packedText(text) },
    }));
    return {
      forged: resealed(withEntry(edited, index, (entry) => ({ ...entry, facts }))),
      as: ['event-missing'],
    };
  },
  'chain, records and anchors all made anew': (index) => {
    const forged = resealed(
      withEntry(honest, index, (entry) => ({ ...entry, facts: [{ act: 'case.closed' }] })),
    );
    const last = forged.entries.at(-1)!;
    const end = { owner: forged.owner, seq: last.seq, hash: String(last.hash) };
    const anchor = nextAnchor(undefined, [end], registerOf([forged.owner]), at(ENTRIES));
    const anew = withProof(forged, { anchored: [proofOf(anchor, [end], 0)!], anchor });
    return { forged: anew, as: ['anchor-differs'] };
  },
};

describe('a forger of bundles', () => {
  it('is not suspected where nothing was forged', () => {
    for (const bundle of [honest, other])
      expect(verifyBundle(bundle, { copies })).toMatchObject({
        ...{ findings: [], entries: ENTRIES, anchoredTo: ENTRIES, independentTo: ENTRIES },
        ...{ records: { unbound: 0 }, histories: ENTRIES },
      });
  });

  it('is named with the execution and the entry that tells of it', () => {
    for (const [what, problem] of [
      ['a history edited', 'history-changed'],
      ['a history removed', 'history-missing'],
      ['two histories exchanged', 'history-exchanged'],
      ['the journal of Step Functions', 'journal-changed'],
    ] as const)
      expect(verifyBundle(FORGERIES[what]!(6).forged, { copies }).findings).toEqual([
        { seq: 7, problem, record: 'travel.case-one-7#1' },
      ]);
  });

  it('is not suspected for a bundle from before executions were archived', () => {
    const { histories: _none, ...before } = honest;
    const entries = before.entries.map((entry) => ({ ...entry, facts: [{ act: 'case.noted' }] }));
    const { shown: _shown, ...proof } = before.proof;
    const found = verifyBundle(resealed({ ...before, entries, proof })).findings;
    expect(new Set(found.map(({ problem }) => problem))).toEqual(new Set(['anchored-otherwise']));
  });

  const tried = Object.entries(FORGERIES);
  it.each(tried)('is found at every entry: %s', (_what, forge) => {
    for (let index = 0; index < ENTRIES; index += 1) {
      const { forged, as } = forge(index);
      const found = verifyBundle(forged, { copies }).findings.map(({ problem }) => problem);
      expect([index, as.some((problem) => found.includes(problem))]).toEqual([index, true]);
    }
  });

  it('is found by an older copy, also if the newest anchor holds the forged chain and older proofs are left out', () => {
    const endAt = (bundle: Bundle, seq: number) => ({
      ...{ owner: bundle.owner, seq, hash: String(bundle.entries[seq - 1]!.hash) },
    });
    const anchoredAt = (before: Anchor | undefined, bundle: Bundle, seq: number, minute: number) => {
      const ends = [endAt(bundle, seq)];
      const anchor = nextAnchor(before, ends, registerOf([bundle.owner]), at(minute));
      return { anchor, proof: proofOf(anchor, ends, 0)! };
    };
    const first = anchoredAt(undefined, honest, 60, 300);
    const next = anchoredAt(first.anchor, honest, ENTRIES, 400);
    const checks = { copies: [first.anchor] };
    const whole = withProof(honest, { anchor: next.anchor, anchored: [first.proof, next.proof] });
    // Entries 61 to 90 are dated before the copy as well, and were not held by it.
    expect(verifyBundle(whole, checks).findings).toEqual([{ seq: 61, problem: 'anchored-late' }]);
    const held = anchoredAt(undefined, honest, ENTRIES, 300);
    const right = withProof(honest, { anchor: held.anchor, anchored: [held.proof] });
    expect(verifyBundle(right, { copies: [held.anchor] }).findings).toEqual([]);
    for (const index of [0, 29, 59]) {
      const actor = { id: 'x', kind: 'staff' };
      const forged = resealed(withEntry(honest, index, (entry) => ({ ...entry, actor })));
      const { anchor, proof } = anchoredAt(first.anchor, forged, ENTRIES, 400);
      const without = withProof(forged, { anchor, anchored: [proof] });
      expect(verifyBundle(without, checks).findings).toEqual([{ seq: 1, problem: 'anchored-late' }]);
    }
  });

  it('tries more than five hundred forgeries', () => {
    expect(tried.length * ENTRIES).toBeGreaterThan(500);
  });
});
