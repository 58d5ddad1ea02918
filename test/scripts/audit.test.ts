import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundle } from '../../domain/audit/bundle.ts';
import { openWorld } from '../../scripts/attack/world.ts';
import { inEnglish } from '../../scripts/audit/english.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-audit-'));
const file = join(folder, 'bundle.json');
const anchors = join(folder, 'anchors');
let world: Awaited<ReturnType<typeof openWorld>>;
let caseId: string;

interface Ran {
  readonly code: number;
  readonly out: string;
}
const run = (program: string, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, out: `${stdout}${stderr}` }),
    );
  });
const audit = (...args: string[]) => run('scripts/audit.ts', ...args);
const onHost = (...args: string[]) => audit(...args, '--url', world.host.url);

beforeAll(async () => {
  world = await openWorld();
  ({ caseId } = await world.newCase());
  await world.host.idle();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run audit', () => {
  it('anchors, copies anchors out, and exports a bundle that verifies against them', async () => {
    expect((await onHost('anchors', '--into', anchors)).out).toContain('There are no anchors yet');
    expect((await onHost('export', '--case', caseId, '--out', file)).code).toBe(0);
    const unanchored = (await audit('verify', file)).out;
    expect(unanchored).toContain('Nothing of it is anchored yet');
    expect(unanchored).not.toMatch(/entry 0|ndependently/);
    expect(await onHost('anchor')).toMatchObject({ code: 0, out: expect.stringContaining('Anchor 1:') });
    expect((await onHost('anchors', '--into', anchors)).out).toContain('1 anchor in');
    expect((await onHost('export', '--case', caseId, '--out', file)).code).toBe(0);
    const { code, out } = await audit('verify', file, '--anchors', anchors);
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing was found wrong.')]);
    expect(out).toContain('Independently anchored up to entry 1, by 1 copy.');
    expect((await audit('verify', file)).out).toContain('Not independently anchored: give the copies');
    // Whoever copies the archive's folder has what lies beside its anchors, too.
    for (const beside of ['ends', 'vanished'])
      writeFileSync(join(anchors, `00000001.ab.${beside}.json`), '[]');
    expect((await audit('verify', file, '--anchors', anchors)).code).toBe(0);
  });

  it('replaces no copy of an anchor, and says which is another', async () => {
    const copy = join(anchors, '00000001.json');
    const kept = readFileSync(copy, 'utf8').replace('"ends":', '"ends": ');
    writeFileSync(copy, kept);
    const { code, out } = await onHost('anchors', '--into', anchors);
    expect([code, out]).toEqual([2, expect.stringContaining('with the numbers 1: they were left')]);
    expect(readFileSync(copy, 'utf8')).toBe(kept);
  });

  it('ends with 1 for a bundle of which the proofs were cut off', async () => {
    const cut = join(folder, 'cut.json');
    const bundle = JSON.parse(readFileSync(file, 'utf8')) as Bundle;
    writeFileSync(cut, JSON.stringify({ ...bundle, proof: { ...bundle.proof, anchored: [] } }));
    expect(await audit('verify', cut)).toMatchObject({
      code: 1,
      out: expect.stringContaining('proof-unsigned'),
    });
  });

  it('makes the verifier a single file that needs nothing else', async () => {
    const verifier = join(folder, 'verify-audit.mjs');
    expect((await audit('verifier', '--out', verifier)).code).toBe(0);
    expect(await run(verifier, file, '--anchors', anchors)).toMatchObject({ code: 0 });
    const forged = join(folder, 'forged.json');
    const bundle = JSON.parse(readFileSync(file, 'utf8')) as Bundle;
    const [first, ...rest] = bundle.entries;
    const actor = { id: 'somebody-else', kind: 'staff' };
    writeFileSync(forged, JSON.stringify({ ...bundle, entries: [{ ...first, actor }, ...rest] }));
    const { code, out } = await run(verifier, forged);
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('entry 1: it was changed after it had been sealed'),
    ]);
  });

  it('prints a timeline, and says what is wrong with a file that is no bundle', async () => {
    const page = join(folder, 'timeline.html');
    expect((await audit('timeline', file, '--out', page)).code).toBe(0);
    const html = readFileSync(page, 'utf8');
    const text = html.replaceAll(/<[^>]*>/g, '\n');
    expect(text).toContain(inEnglish('cases.act', 'case.registered'));
    expect(text).not.toMatch(/case\.registered|SUCCEEDED|\d{4}-\d{2}-\d{2}T/);
    expect(html).toContain('title="case.registered');
    writeFileSync(join(folder, 'none.json'), '{}');
    const { code, out } = await audit('verify', join(folder, 'none.json'));
    expect([code, out]).toEqual([2, expect.stringContaining("is no auditor's bundle, at format")]);
  });
});
