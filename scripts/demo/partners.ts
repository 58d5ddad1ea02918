import type { Host } from '../../local/host.ts';

/** The partner organisations of the demonstration, each with one of its staff (`local/identity/demo-users.ts`). */
export const DEMO_PARTNERS = [
  {
    ...{ id: 'organisation-hope-clinic', user: 'clinic.partner', name: 'Hope Clinic', kind: 'clinic' },
    ...{ services: ['health-exam', 'fitness-to-fly'], places: ['12 Jasmine Street'], reference: 'HC-2026-4' },
  },
  {
    ...{ id: 'organisation-first-steps', user: 'trainer.partner', name: 'First Steps', kind: 'trainer' },
    ...{ services: ['orientation'], places: ['4 Market Road'], reference: 'FS-2026-1' },
  },
] as const;

const DAY = 86_400_000;
/** How many tasks of each kind an office gives. */
const GIVEN = 3;

type Body = Record<string, unknown>;
interface Row {
  readonly workItemId: string;
  readonly caseId: string;
}

async function asked(host: Host, user: string, method: string, path: string, body?: Body): Promise<Body> {
  const headers = { 'idempotency-key': `partners-${user}-${crypto.randomUUID()}` };
  const answer = await host.request(method, path, { user, body, headers });
  if (answer.status >= 300) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body as Body;
}

/** Two administrators agree with each organisation, and open it to one of its staff. */
export async function agreeWithPartners(host: Host, offices: readonly string[]): Promise<void> {
  const day = (after: number) => new Date(host.clock.now() + after * DAY).toISOString().slice(0, 10);
  for (const { id, user, ...said } of DEMO_PARTNERS) {
    const agreement = {
      ...said,
      offices,
      languages: ['ar', 'en', 'fr', 'so'],
      from: day(-90),
      until: day(275),
    };
    const second = { act: 'decide', decision: 'approved' };
    await asked(host, 'administrator', 'PUT', `/organisations/${id}`, { act: 'agree', agreement });
    await asked(host, 'administrator2', 'PUT', `/organisations/${id}`, second);
    const place = { roles: ['partner-staff'], organisation: id };
    await asked(host, 'administrator', 'POST', `/people/${user}/access`, place);
    await asked(host, 'administrator2', 'POST', `/people/${user}/access/decision`, { decision: 'approved' });
  }
}

/** Asks whom a task is about for consent, where they are of age, and gives the task; false if it cannot be given. */
async function gives(
  host: Host,
  office: string,
  user: string,
  { workItemId, caseId }: Row,
  to: (typeof DEMO_PARTNERS)[number],
): Promise<boolean> {
  const item = await asked(host, user, 'GET', `/work-items/${workItemId}`);
  const about = (item.group as string[] | null) ?? [String(item.subject)];
  const household = (item.matter as { household: { personId: string; age: number }[] }).household;
  if (about.some((id) => (household.find(({ personId }) => personId === id)?.age ?? 0) < 18)) return false;
  const givenOn = new Date(host.clock.now()).toISOString().slice(0, 10);
  for (const personId of about)
    await asked(host, `caseworker.${office}`, 'POST', `/cases/${caseId}/consents`, {
      ...{ personId, purpose: 'referral-to-partner', recipient: to.name, fields: [], textVersion: 'v1' },
      ...{ givenOn, language: 'ar', taken: 'signed' },
    });
  const body = { organisation: to.id };
  const path = `/work-items/${workItemId}/reassign`;
  const { status } = await host.request('POST', path, { user, body, headers: { 'idempotency-key': path } });
  return status < 300;
}

/** Gives each of the partners some of the work that waits at an office. */
export async function giveToPartners(host: Host, office: string): Promise<void> {
  const [clinic, trainer] = DEMO_PARTNERS;
  for (const [user, kind, to] of [
    [`health.${office}`, 'health-exam', clinic],
    [`orientation.${office}`, 'orientation-session', trainer],
  ] as const) {
    const { workItems } = await asked(host, user, 'GET', '/work-items?limit=50');
    let left = GIVEN;
    for (const row of workItems as (Row & { kind: string; assignee?: string })[])
      if (left > 0 && row.kind === kind && row.assignee === undefined)
        if (await gives(host, office, user, row, to)) left -= 1;
  }
}
