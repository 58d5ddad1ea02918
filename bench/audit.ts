import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inOrder, nextAnchor, proofOf, registerOf } from '../domain/audit/anchor.ts';
import type { AnchoredEnd } from '../domain/audit/anchored-end.ts';
import type { Bundle } from '../domain/audit/bundle.ts';
import { verifyBundle } from '../domain/audit/bundle.ts';
import { checkChain, GENESIS, seal } from '../domain/audit/chain.ts';
import { stateDigest } from '../domain/audit/state-digest.ts';
import { hashed, isSigned } from '../scripts/audit/read-bundle.ts';
import { anchoringRow } from './audit-anchoring.ts';
import { exported } from './audit-export.ts';

/**
 * How many entries are verified in a second, what a bundle of a case with 5,000 entries costs, and what anchoring so many
 * owners does.
 */
const ENTRIES = 5000;
const ANCHORED = [100_000, 1_000_000];
const OWNERS = 1000;
const ROUNDS = 7;

const at = (seq: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString();

function bundle(): Bundle {
  const owner = 'case-0123456789abcdefghjk';
  const entries: Bundle['entries'] = [];
  const records: Record<string, string> = {};
  let end = { seq: 0, hash: GENESIS as string };
  for (let seq = 1; seq <= ENTRIES; seq += 1) {
    const left = {
      case: stateDigest({ type: 'case', version: seq, salt: `salt-${seq}` }),
      [`case#work-item#work-item-${seq % 200}`]: stateDigest({ type: 'work-item', salt: `salt-${seq}` }),
    };
    Object.assign(records, left);
    const facts = [{ act: 'work-item.decided', subject: 'work-item-1', details: { kind: 'visit', seq } }];
    const actor = { id: 'caseworker.amman', kind: 'staff' as const };
    const entry = seal(end, { caseId: owner, at: at(seq), actor, command: `command-${seq}`, facts, left });
    entries.push(entry as unknown as Bundle['entries'][number]);
    end = entry;
  }
  const others = Array.from({ length: OWNERS }, (_, index) => `case-${String(index).padStart(20, '0')}`);
  const ends = inOrder([owner, ...others].map((one): AnchoredEnd => ({ owner: one, ...end })));
  const anchor = nextAnchor(undefined, ends, registerOf(others), at(0));
  const proof = proofOf(
    anchor,
    ends,
    ends.findIndex((one) => one.owner === owner),
  );
  return {
    ...{ format: 'kinbridge-audit-bundle/1', owner, at: at(0), entries },
    proof: {
      head: { seq: end.seq, hash: end.hash },
      records,
      elsewhere: {},
      anchored: proof ? [proof] : [],
      anchor,
    },
  };
}

/** The median of some rounds, in milliseconds, after one that warms up. */
function median(run: () => void): number {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

const whole = bundle();
const text = JSON.stringify(whole);
const links = whole.entries as unknown as Parameters<typeof checkChain>[0];
const chain = median(() => void checkChain(links, undefined, undefined, undefined, hashed));
const verified = median(() => void verifyBundle(JSON.parse(text) as Bundle, { hashed }));
const { findings } = verifyBundle(whole);
const { milliseconds: exporting, bundle: ofHost } = await exported(ENTRIES);
const report = verifyBundle(ofHost, { hashed, isSigned });
const perSecond = (ms: number): number => Math.round((ENTRIES / ms) * 1000);
const results = {
  date: new Date().toISOString().slice(0, 10),
  ...{ cores: availableParallelism(), node: process.version, entries: ENTRIES },
  ...{ bundleKilobytes: Math.round(text.length / 1000), findings: findings.length },
  ...{ chainPerSecond: perSecond(chain), bundleMilliseconds: Math.round(verified) },
  bundlePerSecond: perSecond(verified),
  ...{ exportMilliseconds: Math.round(exporting), exportFindings: report.findings.length },
  anchoring: ANCHORED.map(anchoringRow),
};
console.log(
  `${ENTRIES} entries, ${results.bundleKilobytes} kB: the chain alone ${results.chainPerSecond} entries a second, ` +
    `a whole bundle from its text ${results.bundleMilliseconds} ms (${results.bundlePerSecond} a second), ` +
    `${results.findings} findings; exporting a case with ${ofHost.entries.length} entries from a host ` +
    `${results.exportMilliseconds} ms, ${results.exportFindings} findings`,
);
for (const row of results.anchoring)
  console.log(
    `anchoring ${row.owners} owners ${row.firstSeconds} s, the next time ${row.nextSeconds} s; ` +
      `at most ${row.peakMb} MB, ${row.beforeMb} MB of them before; a proof ${row.proofMilliseconds} ms`,
  );
writeFileSync(
  join(import.meta.dirname, 'results', `audit-${results.date}.json`),
  `${JSON.stringify(results, null, 2)}\n`,
);
