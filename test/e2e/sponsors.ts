import { deciding } from '../fixtures/eligibility.ts';
import { adult, household } from '../fixtures/household.ts';
import { codeSentBy } from '../fixtures/sponsor-door.ts';
import { aSponsor } from '../workflows/stories.ts';
import { PATIENCE_MS, type TestPage } from './browser.ts';
import type { World } from './world.ts';

type Wanted = Parameters<typeof aSponsor>[0];

interface Message {
  readonly subject: string;
  readonly text: string;
  readonly to: string[];
}

/** A sponsor of Toronto that may take any household of its languages. */
export async function register(world: World, wanted: Wanted): Promise<string> {
  return (await call(world, 'sponsorship.toronto', '/sponsors', aSponsor(wanted))).sponsorId as string;
}

/** A call to the API that has to succeed. */
export async function call(
  { host }: World,
  user: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const headers = { 'idempotency-key': `e2e-${crypto.randomUUID()}` };
  const method = body === undefined ? 'GET' : 'POST';
  const answer = await host.request(method, path, { user, body, headers });
  if (answer.status >= 300)
    throw new Error(`${method} ${path} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Record<string, unknown>;
}

/** A couple is registered, and colleagues do what comes before an offer, which goes to the best sponsor; the case. */
export async function coupleUntilOffer(world: World, languages: string[]): Promise<string> {
  const spouse = adult({ languages, relationship: 'spouse', name: 'Karim Haddad', sex: 'm' });
  const members = [adult({ languages, needs: ['wheelchair'] }), spouse];
  const body = { ...household({ members, destinationOffice: 'toronto' }), start: true };
  const { caseId } = await call(world, 'caseworker.amman', '/cases', body);
  const acts = [
    ['caseworker.amman', 'eligibility-review', 'recommend'],
    ['caseworker2.amman', 'eligibility-approval', 'approve'],
    ['caseworker.amman', 'state-decision', 'accept'],
    ['sponsorship.toronto', 'sponsor-proposal', 'confirm'],
  ] as const;
  for (const [user, kind, decision] of acts)
    await call(
      world,
      user,
      `/work-items/${await world.itemFor(user, kind)}/decision`,
      deciding(kind, decision),
    );
  return String(caseId);
}

/** Opens a link as a sponsor does: has a code sent to their address or phone, and writes it. */
export async function enter(
  page: TestPage,
  link: string,
  to: string,
  say: (id: string) => string,
): Promise<void> {
  await page.goto(link);
  const code = await codeSentBy(link, to, async () => {
    await page.getByRole('button', { name: say('code.button') }).click();
    await page.getByText(say('code.sent')).waitFor();
  });
  await page.getByLabel(say('code.label')).fill(code);
  await page.getByRole('button', { name: say('code.open') }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Waits for a mail to this address with this subject, and gives the link in it. */
export async function linkTo({ url }: World, address: string, subject: string): Promise<string> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const answer = await fetch(`${url}/dev/mailbox`);
    const { messages } = (await answer.json()) as { messages: Message[] };
    const mail = messages.find((each) => each.to.includes(address) && each.subject === subject);
    const link = /http:\/\/\S+\/(?:s|join)\/[\w-]+/.exec(mail?.text ?? '')?.[0];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Expected a mail to ${address} about “${subject}” within ${PATIENCE_MS} ms.`);
}
