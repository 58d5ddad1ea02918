import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = 'Usage: node scripts/old-data-folder.ts [--commit baad802] --out FILE.tar.gz';

/** Makes a data folder with cases at every stage as an older commit writes it, for the tests of what takes it over. */
const { values } = parseArgs({
  options: { commit: { type: 'string', default: 'baad802' }, out: { type: 'string' } },
});
if (!values.out) throw new Error(USAGE);
const out = resolve(values.out);
const work = mkdtempSync(join(tmpdir(), 'kinbridge-old-'));
const checkout = join(work, 'checkout');
const inherit = { stdio: 'inherit' } as const;
try {
  execFileSync('git', ['worktree', 'add', '--detach', checkout, values.commit], inherit);
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: checkout, ...inherit });
  const data = join(work, 'data');
  const node = join(checkout, 'node_modules/.bin/node');
  execFileSync(node, ['scripts/demo/fill.ts', '--data', data], { cwd: checkout, ...inherit });
  if (!existsSync(data)) throw new Error(`The commit ${values.commit} made no folder.`);
  rmSync(join(data, 'mail'), { recursive: true, force: true });
  execFileSync('tar', ['czf', out, '-C', data, '.'], inherit);
  console.log(`${out} holds a data folder of ${values.commit}.`);
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', checkout], inherit);
  rmSync(work, { recursive: true, force: true });
}
