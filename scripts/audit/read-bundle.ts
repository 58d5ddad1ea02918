import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Anchor } from '../../domain/audit/anchor.ts';
import { AnchorSchema } from '../../domain/audit/anchor.ts';
import type { Bundle, Report, Signed } from '../../domain/audit/bundle.ts';
import { BundleSchema, verifyBundle } from '../../domain/audit/bundle.ts';
import { openHistories } from './open-histories.ts';

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
}

export function readBundle(file: string): Bundle {
  const parsed = BundleSchema.safeParse(read(file));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'something else' };
  throw new Error(`${file} is no auditor's bundle, at ${path.join('.') || 'the top'}: ${message}.`);
}

/** The anchors in a folder of copies; other files are passed over, one that is broken is an error. */
export function readCopies(folder: string): Anchor[] {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.json') && !/\.(ends|vanished)\.json$/.test(name),
  );
  const copies = files.map((name) => {
    const parsed = AnchorSchema.safeParse(read(join(folder, name)));
    if (!parsed.success)
      throw new Error(`${join(folder, name)} is no anchor: ${parsed.error.issues[0]?.message}.`);
    return parsed.data;
  });
  if (copies.length === 0) throw new Error(`${folder} holds no anchors.`);
  return copies.sort((a, b) => a.number - b.number);
}

/** Whether a text is signed by the key that is named. */
export function isSigned({ signature, publicKey }: Signed, text: string): boolean {
  if (signature === undefined || publicKey === undefined) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** The machine's own SHA-256 of a text, in hex. */
export const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

const MEANINGS: Readonly<Record<Report['findings'][number]['problem'], string>> = {
  gap: 'entries are missing before it',
  'broken-link':
    'it does not continue the entry before it: something was changed, exchanged or put in another order',
  changed: 'it was changed after it had been sealed',
  'other-owner': 'it belongs to another record',
  unreadable: 'it cannot be read',
  'other-end': 'the record names it as the last entry, and the entries end elsewhere',
  'beyond-end': 'it comes after the last entry that the record names',
  'record-changed': 'the record is not as this entry left it',
  'record-missing': 'the record that this entry left is gone',
  'record-unknown': 'no entry tells of the record',
  'history-changed': 'the history of this execution is not what was archived',
  'history-exchanged': 'in its place is the history of another execution',
  'history-missing': 'the history of this execution is missing',
  'history-unknown': 'no entry tells of this execution',
  'journal-changed': 'Step Functions shows another history of this execution than was archived',
  'event-missing': 'the history of this execution has no such event',
  'anchor-broken': 'the anchor does not hold together',
  'proof-broken': 'the proof does not lead to the newest anchor',
  'anchored-otherwise': 'another entry stood here when the chain was anchored',
  'anchored-late':
    'it is dated before a copy that you gave, and no anchor up to that copy holds it: it was rewritten since, or came from another installation',
  'anchor-differs': 'the anchors of the bundle do not go on from the copy with this number',
  'proof-unsigned':
    'what the installation signed is not what is here: the end of the chain, records or proofs may have been cut off',
  'anchor-unsigned': 'it is signed by another key than the copy, or by none',
};

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;

/** How far it is anchored; where nothing is, what to do about it. */
function anchoredLines({ entries, anchoredTo, independentTo }: Report, copies: number): string[] {
  if (anchoredTo === 0)
    return [
      'Nothing of it is anchored yet: have the chains anchored (npm run -s audit -- anchor, or “Anchor now” in the console), then export it again.',
    ];
  const upTo = `Anchored up to entry ${anchoredTo} of ${entries}.`;
  if (copies === 0)
    return [upTo, 'Not independently anchored: give the copies of anchors that you keep (--anchors DIR).'];
  const by = counted(copies, 'copy', 'copies');
  return [
    upTo,
    independentTo === 0
      ? `Not independently anchored: all of it was anchored after the ${by} that you gave. Keep a copy of the newest anchor, too.`
      : `Independently anchored up to entry ${independentTo}, by ${by}.`,
  ];
}

/** What is to be said about a bundle, line by line. */
export function reportLines(bundle: Bundle, report: Report, copies: readonly Anchor[]): string[] {
  const { findings, entries, records, histories } = report;
  const told = findings.map(({ seq, problem, record }) => {
    const what = problem.startsWith('anchor-') ? `anchor ${seq}` : `entry ${seq}`;
    return `  ${what}${record === undefined ? '' : `, ${record}`}: ${MEANINGS[problem]} (${problem})`;
  });
  return [
    `${bundle.owner}: ${counted(entries, 'entry', 'entries')}, ${counted(records.proved, 'record')} as the chain says` +
      `${records.unbound === 0 ? '' : `, ${records.unbound} from before it told of records`}.`,
    `${counted(histories, 'history', 'histories')} of ended executions as the chain says.`,
    ...anchoredLines(report, copies.length),
    ...(findings.length === 0 ? ['Nothing was found wrong.'] : [`${findings.length} found wrong:`, ...told]),
  ];
}

/** Verifies a file, and says what it found; true if nothing is wrong. */
export function verifyFile(file: string, anchors?: string): { lines: string[]; right: boolean } {
  const bundle = readBundle(file);
  const copies = anchors === undefined ? [] : readCopies(anchors);
  const report = verifyBundle(bundle, { copies, isSigned, hashed, histories: openHistories(bundle) });
  return { lines: reportLines(bundle, report, copies), right: report.findings.length === 0 };
}
