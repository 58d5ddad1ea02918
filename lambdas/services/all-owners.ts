import { WORKFLOWS } from '../../contracts/workflows.ts';
import { CaseStatusSchema } from '../../domain/case/case.ts';
import { officesOf } from '../../domain/case/case-file.ts';
import { caseInName } from '../../domain/execution/execution-id.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { theStore } from './the-store.ts';
import { theExecutions } from './the-workflows.ts';

/** The newest executions of each workflow that failed or are running. */
const LISTED = 100;
const PAGE = 50;
const AT_ONCE = 25;

const LIVE = CaseStatusSchema.options.filter((status) => status !== 'closed');

/** The owners of the newest executions, so that recent failures are examined first. */
export async function ownersOfExecutions(): Promise<Set<string>> {
  const owners = new Set<string>();
  for (const workflow of WORKFLOWS)
    for (const status of ['FAILED', 'TIMED_OUT', 'ABORTED', 'RUNNING'] as const)
      for (const { name } of (await theExecutions().list(workflow, status, LISTED)).items) {
        const owner = caseInName(name) ?? /sponsor-[0-9a-z]{20}/.exec(name)?.[0];
        if (owner) owners.add(owner);
      }
  return owners;
}

/** A case that cannot be read gets its office from elsewhere. */
async function officesOfCases(cases: readonly string[]): Promise<string[]> {
  const offices = new Set<string>();
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    const some = cases.slice(from, from + AT_ONCE);
    const caseRecords = await Promise.all(
      some.map((id) =>
        theStore()
          .loadCaseRecords([id])
          .catch(() => new Map<string, never>()),
      ),
    );
    for (const caseRecord of caseRecords.flatMap((found) => [...found.values()]))
      for (const office of officesOf(caseRecord)) offices.add(office);
  }
  return [...offices];
}

/**
 * Offices of signed-in staff, of policies and of known cases, including those where nothing ever ran. Each hour
 * starts with a different one, so that none is always last.
 */
export async function allOffices(cases: readonly string[], at: string): Promise<string[]> {
  const store = theStore();
  const known = await officesOfCases(cases);
  const policies = await Promise.all(
    ProgrammeSchema.options.map((programme) => store.currentPolicy(programme)),
  );
  const offices = new Set([
    ...(await store.listOffices()),
    ...policies.flatMap(({ intake }) => Object.keys(intake.timeZones)),
    ...known,
  ]);
  const sorted = [...offices].sort();
  const first = Math.floor(Date.parse(at) / 3_600_000) % Math.max(1, sorted.length);
  return [...sorted.slice(first), ...sorted.slice(0, first)];
}

/** Every case of an office that is not closed, page by page, and every sponsor. */
export async function* ownersOfOffice(office: string): AsyncGenerator<string> {
  const store = theStore();
  for (const status of LIVE) {
    let cursor: string | undefined;
    do {
      const page = await store.listCaseIds({ office, status }, PAGE, cursor);
      yield* page.items;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  let cursor: string | undefined;
  do {
    const page = await store.listSponsors(office, PAGE, cursor);
    for (const { id } of page.items) yield id;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
