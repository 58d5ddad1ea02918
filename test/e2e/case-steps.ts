import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { adult, household } from '../fixtures/household.ts';
import { ofFamily } from '../fixtures/surnames.ts';
import { PATIENCE_MS } from './browser.ts';
import { call } from './sponsors.ts';
import type { World } from './world.ts';

type Registered = Parameters<typeof household>[0];

/** Who decides what: the demo user, the kind of work item, and the form. */
export type Act = readonly [user: string, kind: string, form: Readonly<Record<string, unknown>>];

/** What comes before the stages of preparation. */
export const ACCEPTED: readonly Act[] = [
  ['caseworker.amman', 'eligibility-review', RECOMMENDED],
  ['caseworker2.amman', 'eligibility-approval', { decision: 'approve' }],
  ['caseworker.amman', 'state-decision', { decision: 'accept' }],
];

/** A couple with a grown son who share a language, and whatever is said besides. */
export const threeAdults = (language: string) => {
  const languages = [language];
  return [
    adult({ languages }),
    adult({ languages, relationship: 'spouse', name: 'Karim Haddad', sex: 'm' }),
    adult({ languages, relationship: 'son', name: 'Sami Haddad', sex: 'm', birthDate: '2004-03-01' }),
  ];
};

let families = 0;
/** Registers a household for Toronto, under a family name of its own unless it is needed `asNamed`, and starts its case; tells the case's id. */
export async function startCase(world: World, registered: Registered, asNamed = false): Promise<string> {
  const { members, ...wanted } = household({ destinationOffice: 'toronto', ...registered });
  families += 1;
  const body = { ...wanted, members: asNamed ? members : ofFamily(members, families), start: true };
  return (await call(world, 'caseworker.amman', '/cases', body)).caseId as string;
}

/** Waits until a case waits for a work item of this kind, whoever has to do it; `user` may read the case. */
export async function itemOf(world: World, caseId: string, user: string, kind: string): Promise<string> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const { waitsFor } = await call(world, user, `/cases/${caseId}`);
    const items = waitsFor as { workItemId: string; kind: string }[];
    const found = items.find((item) => item.kind === kind);
    if (found) return found.workItemId;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Expected a ${kind} of ${caseId} for ${user} within ${PATIENCE_MS} ms.`);
}

/** Colleagues decide one after the other, each as soon as it is theirs. */
export async function decideAll(world: World, caseId: string, acts: readonly Act[]): Promise<void> {
  for (const [user, kind, form] of acts)
    await call(world, user, `/work-items/${await itemOf(world, caseId, user, kind)}/decision`, form);
}
