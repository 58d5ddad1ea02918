import { WORKFLOWS } from '../../contracts/workflows.ts';
import { PLATFORM } from '../../domain/actor.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { caseInName } from '../../domain/execution/execution-id.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import { theExecutions } from './execution-services.ts';
import { logDone, logFailure } from './log.ts';
import type { Finding } from './reconcile.ts';
import { executionOfFinding, findingsOfCase, findingsOfHold, findingsOfSponsor } from './reconcile.ts';
import { repair } from './repair.ts';
import { theStore } from './services.ts';

/** Of each workflow, the newest executions that ended badly or run. */
const LISTED = 100;
/** Of each office; the rest comes with a later sweep, and anything at once by `npm run redrive`. */
const MOST_CASES = 500;
const PAGE = 50;
/** A sweep ends by itself before its function is ended. */
const LONGEST_MS = 240_000;

async function ownersOfExecutions(): Promise<Set<string>> {
  const owners = new Set<string>();
  for (const workflow of WORKFLOWS)
    for (const status of ['FAILED', 'TIMED_OUT', 'ABORTED', 'RUNNING'] as const)
      for (const { name } of (await theExecutions().list(workflow, status, LISTED)).items) {
        const owner = caseInName(name) ?? /sponsor-[0-9a-z]{20}/.exec(name)?.[0];
        if (owner) owners.add(owner);
      }
  return owners;
}

/** Cases of the offices that these cases are of: where one execution ran, a case may stand that has none. */
async function* casesBeside(owners: ReadonlySet<string>): AsyncGenerator<string> {
  const cases = [...owners].filter((owner) => !isSponsorId(owner));
  const heads = await theStore().loadHeads(cases);
  const offices = new Set([...heads.values()].map(({ office }) => office));
  for (const office of offices) {
    let cursor: string | undefined;
    let looked = 0;
    do {
      const page = await theStore().listCases({ office }, PAGE, cursor);
      looked += page.items.length;
      for (const { head } of page.items) if (!owners.has(head.id) && head.status !== 'closed') yield head.id;
      cursor = page.cursor;
    } while (cursor !== undefined && looked < MOST_CASES);
  }
}

const ofCase = async (file: CaseFile, at: string): Promise<Finding[]> => [
  ...(await findingsOfCase(file, at)),
  ...(await findingsOfHold(file)),
];

/** Compares one case or sponsor with its executions, and repairs what can be. */
export async function reconcile(owner: string, at: string): Promise<(Finding & { repaired: boolean })[]> {
  const store = theStore();
  const findings = isSponsorId(owner)
    ? await findingsOfSponsor(await store.loadSponsorFile(owner), at)
    : await ofCase(await store.loadCase(owner), at);
  const done: (Finding & { repaired: boolean })[] = [];
  for (const finding of findings) {
    const command = { id: `reconcile/${executionOfFinding(finding)}/${at}`, actor: PLATFORM, at };
    const repaired = await repair(finding, store, command);
    logDone('Reconcile', { owner, problem: finding.problem, repaired: repaired ? 1 : 0 });
    done.push({ ...finding, repaired });
  }
  return done;
}

async function reconcileOne(owner: string): Promise<void> {
  await reconcile(owner, new Date().toISOString()).catch((error: unknown) =>
    logFailure('Reconcile', error, { owner }),
  );
}

/** Compares the table with the executions: of these owners, or of whatever ran of late and the cases beside it. */
export async function sweep(named?: readonly string[]): Promise<void> {
  if (named) {
    for (const owner of named) await reconcileOne(owner);
    return;
  }
  const until = performance.now() + LONGEST_MS;
  const owners = await ownersOfExecutions();
  for (const owner of owners) if (performance.now() < until) await reconcileOne(owner);
  for await (const owner of casesBeside(owners)) {
    if (performance.now() >= until) return;
    await reconcileOne(owner);
  }
}
