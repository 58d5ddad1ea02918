import type { CaseFile } from '../../domain/case/case-file.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import { askAboutPapers, expiringPapers } from '../../domain/casework/expiring-papers.ts';
import { askAboutExpiring } from '../../domain/documents/expiring.ts';
import type { ReconcilerFinding, Seen } from '../../domain/execution/reconciliation.ts';
import { seenToo } from '../../domain/execution/reconciliation.ts';
import type { Stall } from '../../domain/execution/stalled.ts';
import { askAboutStall } from '../../domain/execution/stalled.ts';
import { keptSince } from '../../domain/intake/intake-upload.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { takeBackWork } from '../../domain/organisation/give-work.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { wronglyGiven } from '../../domain/work-item/refuse-unreferred.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import { askAboutOverdue } from '../../stages/post-arrival-follow-up/overdue-lines.ts';
import { allOffices, ownersOfExecutions, ownersOfOffice } from './all-owners.ts';
import { logDone, logFailure } from './log.ts';
import { openAccessReviews } from './open-access-reviews.ts';
import { currentPolicies, openRetentionReviews } from './open-retention-reviews.ts';
import type { Finding } from './reconcile.ts';
import { executionOfFinding, findingsOfCase, findingsOfHold, findingsOfSponsor } from './reconcile.ts';
import { recordRotations } from './record-rotations.ts';
import { remindHousehold } from './remind.ts';
import { repair } from './repair.ts';
import { escalateComplaints } from './tend-complaints.ts';
import { tendDocuments } from './tend-documents.ts';
import { tendOrganisations } from './tend-organisations.ts';
import { theFiles } from './the-files.ts';
import { theStore } from './the-store.ts';
import { theWorkflows } from './the-workflows.ts';

/** A sweep stops before its function's time limit; the next one begins at another office. */
const LONGEST_MS = 840_000;

/** Changes that still cannot be delivered to a consumer, by their case or sponsor. */
export interface LeftAside {
  readonly owner: string;
  readonly consumer: string;
}

/** What the day brings: work for documents and papers that are about to expire, and reminders of appointments. */
async function tend(owner: string, at: string): Promise<void> {
  const store = theStore();
  const file = isSponsorId(owner) ? await store.loadSponsorFile(owner) : await store.loadCase(owner);
  await tendDocuments(owner, file.documents, at);
  if ('case' in file && file.case.status === 'closed') return;
  for (const question of askAboutExpiring({ ...file, id: owner }, at)) await theWorkflows().relay(question);
  if (!('case' in file)) return;
  await remindHousehold(file, at);
  for (const question of askAboutOverdue(file, at)) await theWorkflows().relay(question);
  await returnUnreferred(file, at);
  if (!file.persons.some((person) => expiringPapers(person, at).length > 0)) return;
  for (const question of askAboutPapers(file, at, await store.keyed())) await theWorkflows().relay(question);
}

/** Consents expire, and objections stand, without a call that would return what rests on them. */
async function returnUnreferred(file: CaseFile, at: string): Promise<void> {
  const { id } = file.case;
  if (wronglyGiven(file, at).length === 0) return;
  const command = { id: identifier('unreferred', id, at), actor: PLATFORM, at };
  await theStore().change(id, command, (now) =>
    takeBackWork(wronglyGiven(now, at), 'consent-ended', command),
  );
}

interface LookedAt {
  readonly offices: readonly string[];
  readonly workItems: readonly WorkItem[];
  readonly findings: readonly Finding[];
}

async function lookAt(owner: string, at: string): Promise<LookedAt> {
  const store = theStore();
  if (isSponsorId(owner)) {
    const file = await store.loadSponsorFile(owner);
    const offices = [file.sponsor.destinationOffice];
    return { offices, workItems: file.workItems, findings: await findingsOfSponsor(file, at) };
  }
  const file = await store.loadCase(owner);
  return {
    offices: officesOf(file.case),
    workItems: file.workItems,
    findings: await findingsOfCase(file, at),
  };
}

async function ask(owner: string, workItems: readonly WorkItem[], stall: Stall): Promise<void> {
  const question = askAboutStall(owner, workItems, stall);
  if (question && (await theWorkflows().relay(question)))
    logDone('Reconcile', { owner, problem: stall.fault, asked: 1 });
}

/** Findings that remain after the repairs become work for a supervisor; a question about a question does not. */
async function askAbout(owner: string, unrepaired: readonly Finding[], at: string): Promise<void> {
  const ids = new Set(unrepaired.map((finding) => `${finding.problem}/${executionOfFinding(finding)}`));
  const { workItems, findings } = await lookAt(owner, at);
  for (const finding of findings) {
    const stall = { fault: finding.problem, concerns: executionOfFinding(finding) };
    const remains = ids.has(`${stall.fault}/${stall.concerns}`) && finding.item?.kind !== 'stalled-work';
    if (remains) await ask(owner, workItems, stall);
  }
}

/**
 * A held record about which nobody is asked: to its own offices it looks like any other, so they are not asked about
 * it.
 */
const holdFindings = async (owner: string): Promise<Finding[]> =>
  isSponsorId(owner) ? [] : findingsOfHold(await theStore().loadCase(owner));

type Done = Finding & { readonly repaired: boolean };

/** Repairs what was found as far as the platform can, and asks a supervisor about the rest. */
async function mend(owner: string, findings: readonly Finding[], at: string): Promise<Done[]> {
  const store = theStore();
  const done: Done[] = [];
  for (const finding of findings) {
    const command = { id: `reconcile/${executionOfFinding(finding)}/${at}`, actor: PLATFORM, at };
    const repaired = await repair(finding, store, command);
    logDone('Reconcile', { owner, problem: finding.problem, repaired: repaired ? 1 : 0 });
    done.push({ ...finding, repaired });
  }
  const unrepaired = done.filter(({ repaired }) => !repaired);
  if (unrepaired.length > 0) await askAbout(owner, unrepaired, at);
  return done;
}

/** Compares one case or sponsor with its executions, repairs what it can, and asks a supervisor about the rest. */
export async function reconcile(owner: string, at: string): Promise<Done[]> {
  return mend(owner, [...(await lookAt(owner, at)).findings, ...(await holdFindings(owner))], at);
}

const told = (finding: Done): ReconcilerFinding => ({
  ...{ owner: finding.owner, problem: finding.problem, executionId: executionOfFinding(finding) },
  ...(finding.workItemId === undefined ? {} : { workItemId: finding.workItemId }),
  repaired: finding.repaired,
});

/** The same within a run, with what its offices are told of it; what concerns a held record is told to none of them. */
async function reconcileOne(owner: string, at: string, seen: Seen): Promise<Seen> {
  await tend(owner, at).catch((error: unknown) => logFailure('Reconcile', error, { owner }));
  try {
    const { offices, findings } = await lookAt(owner, at);
    const done = await mend(owner, findings, at);
    await mend(owner, await holdFindings(owner), at);
    return seenToo(seen, { offices, findings: done.map(told) });
  } catch (error) {
    logFailure('Reconcile', error, { owner });
    return seen;
  }
}

/** Asks supervisors about set-aside changes that could not be relayed again. */
export async function askAboutLeft(left: readonly LeftAside[], at: string): Promise<void> {
  for (const { owner, consumer } of left)
    try {
      const { workItems } = await lookAt(owner, at);
      await ask(owner, workItems, { fault: 'set-aside', concerns: consumer });
    } catch (error) {
      // Nobody can be asked about a case that cannot be read: its work is opened as soon as it can be.
      logFailure('Reconcile', error, { owner });
      await ask(owner, [], { fault: 'set-aside', concerns: consumer });
    }
}

/** Everything that is compared on schedule: owners of recent executions, then those of every office. */
async function* ownersToCompare(until: number, at: string): AsyncGenerator<string> {
  const looked = await ownersOfExecutions();
  yield* looked;
  const cases = [...looked].filter((owner) => !isSponsorId(owner));
  const policies = await currentPolicies(ProgrammeSchema.options);
  for (const office of await allOffices(cases, at)) {
    if (performance.now() >= until) return;
    await openRetentionReviews(office, policies, at).catch((error: unknown) =>
      logFailure('Reconcile', error, { office }),
    );
    for await (const owner of ownersOfOffice(office)) {
      if (looked.has(owner)) continue;
      looked.add(owner);
      yield owner;
    }
  }
}

async function compareAll(owners: AsyncIterable<string> | Iterable<string>, until: number, at: string) {
  let seen: Seen = new Map();
  for await (const owner of owners) {
    if (performance.now() >= until) break;
    seen = await reconcileOne(owner, at, seen);
  }
  for (const [office, found] of seen)
    await theStore()
      .keepReconciliation({ office, at, ...found })
      .catch((error: unknown) => logFailure('Reconcile', error, { office }));
}

/**
 * Compares the table with the executions at this time: for these owners, or for recent executions and every office. What
 * it found at each office is kept for its supervisors.
 */
export async function sweep(named?: readonly string[], at: string = new Date().toISOString()): Promise<void> {
  if (named) return compareAll(named, Number.POSITIVE_INFINITY, at);
  await theFiles().intake.removeBefore(keptSince(at));
  await openAccessReviews(at).catch((error: unknown) => logFailure('Reconcile', error, {}));
  await recordRotations(at).catch((error: unknown) => logFailure('Reconcile', error, {}));
  await escalateComplaints(at).catch((error: unknown) => logFailure('Reconcile', error, {}));
  await tendOrganisations(at).catch((error: unknown) => logFailure('Reconcile', error, {}));
  const until = performance.now() + LONGEST_MS;
  return compareAll(ownersToCompare(until, at), until, at);
}
