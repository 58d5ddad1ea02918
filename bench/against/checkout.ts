import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface Checkout {
  readonly root: string;
  readonly commit: string;
}

/** The older commit beside this one, with its own packages. */
export function checkOut(root: string, commit: string): Checkout & { remove(): void } {
  const at = join(root, 'bench/.work', `against-${commit}`);
  if (!existsSync(at))
    execFileSync('git', ['worktree', 'add', '--detach', at, commit], { cwd: root, stdio: 'inherit' });
  if (!existsSync(join(at, 'node_modules')))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: at, stdio: 'inherit' });
  const remove = () =>
    execFileSync('git', ['worktree', 'remove', '--force', at], { cwd: root, stdio: 'inherit' });
  return { root: at, commit, remove };
}
