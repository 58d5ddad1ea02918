import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { quarterOf } from '../../../domain/staff/access-review.ts';
import { stateMachineArn } from '../../../local/account.ts';
import type { Host } from '../../../local/host.ts';

/** Where in the demo data each page has something to show, by the parameter of its route. */
export interface Places {
  readonly caseId: string;
  readonly requestId: string;
  /** The case of `requestId`. */
  readonly seekers: string;
  readonly sponsorId: string;
  readonly workItemId: string;
  readonly batchId: string;
  readonly executionId: string;
  readonly clientId: string;
  readonly reviewId: string;
  readonly rightId: string;
  readonly staffId: string;
  /** The address of a sponsor's page, of a person's and that one's code. */
  readonly sponsorPage: string;
  readonly personPage: string;
  readonly personCode: string;
}

const A_DAY = 86_400_000;

type Row = Record<string, string>;

/** Finds what the demo left, and adds what happens in no demo: a request of rights, a partner, an export, a page for a person. */
export async function arrange(host: Host): Promise<Places> {
  const call = async (user: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const headers = { 'idempotency-key': `tour-${crypto.randomUUID()}` };
    const answer = await host.request(body === undefined ? 'GET' : 'POST', path, { user, body, headers });
    if (answer.status >= 300)
      throw new Error(`${path} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, unknown>;
  };
  const rows = async (user: string, path: string, name: string) => (await call(user, path))[name] as Row[];
  const one = (found: Row | undefined, what: string): Row => {
    if (!found) throw new Error(`Expected ${what} in the demo.`);
    return found;
  };
  const now = new Date(host.clock.now()).toISOString();
  const today = now.slice(0, 10);
  const tomorrow = new Date(host.clock.now() + A_DAY).toISOString().slice(0, 10);

  const cases = (await rows('supervisor.nairobi', '/cases?limit=100', 'cases')) as unknown as {
    caseId: string;
    status: string;
    stages: string[];
  }[];
  // How the months went differs a little each time: the case that most is going on in.
  const [busiest] = cases
    .filter(({ status }) => status === 'active')
    .sort((a, b) => b.stages.length - a.stages.length);
  if (!busiest) throw new Error('Expected an active case at Nairobi in the demo.');
  const { caseId } = busiest;
  const persons = (await call('caseworker.nairobi', `/cases/${caseId}`)).persons as Row[];
  const person = one(
    persons.find(({ relationship }) => relationship === 'principal-applicant'),
    'a principal applicant',
  );

  const tracing = await rows('tracing.bucharest', '/tracing-requests?limit=50', 'requests');
  const request = one(
    tracing.find(({ nextStep }) => nextStep === 'tracing-candidate'),
    'a match',
  );
  const sponsors = await rows('sponsorship.toronto', '/sponsors?limit=50', 'sponsors');
  const work = await rows('caseworker.nairobi', '/work-items?limit=100', 'workItems');
  const review = work.find(({ kind }) => kind === 'eligibility-review') ?? work[0];
  const others = work.filter((item) => item !== review);
  const executions = await rows('supervisor.nairobi', `/cases/${caseId}/executions`, 'executions');

  const items = (others.length > 0 ? others : work)
    .slice(0, 5)
    .map(({ workItemId, version }) => ({ workItemId, version }));
  const batch = await call('caseworker.nairobi', '/batches', { act: 'claim', items });
  const partner = { name: 'partner-clinic', office: 'nairobi', role: 'caseworker', days: 90 };
  const client = await call('administrator', '/clients', { ...partner, routes: ['ReadCase'] });
  const right = await call('caseworker.nairobi', `/records/${caseId}/rights`, {
    ...{ right: 'correction', askedOn: today, askedBy: 'self', channel: 'in-person' },
    ...{ personId: person.id, words: 'What do you know about me?' },
  });
  const recipient = await identityToRecipient(await generateX25519Identity());
  await call('administrator', '/exports', { office: 'nairobi', recipient, reasonCode: 'office-handover' });
  await call('caseworker.nairobi', `/cases/${caseId}/appointments`, {
    ...{ kind: 'interview', personIds: [person.id], day: tomorrow, time: '09:30', timeZone: 'Asia/Amman' },
    ...{ minutes: 30, place: 'Room 4', staff: [] },
  });
  const page = await call('caseworker.nairobi', `/cases/${caseId}/pages`, {
    ...{ personId: person.id, language: 'en' },
  });
  // The invented people were there before anybody counted quarters: no review of them begins by itself.
  await host.engine.call('StartExecution', {
    stateMachineArn: stateMachineArn('access-review'),
    input: JSON.stringify({ office: 'nairobi', quarter: quarterOf(now) }),
  });
  await host.idle();
  const accessReviews = await rows('administrator', '/access-reviews?limit=10', 'reviews');
  const mail = await host.request('GET', '/dev/mailbox', { user: 'auditor' });
  const { messages } = mail.body as { messages: { text: string }[] };
  const sponsorPage = messages
    .map(({ text }) => /http:\S+(\/s\/[\w-]+)/.exec(text)?.[1])
    .find((path) => path !== undefined);
  if (sponsorPage === undefined) throw new Error('Expected a mail to a sponsor with a link.');

  return {
    caseId,
    requestId: request.requestId!,
    seekers: request.caseId!,
    sponsorId: one(sponsors[0], 'a sponsor').id!,
    workItemId: one(review, 'work of a caseworker').workItemId!,
    batchId: String(batch.batchId),
    executionId: one(executions[0], 'an execution').executionId!,
    clientId: String(client.clientId),
    reviewId: one(accessReviews[0], 'a review of access').id!,
    rightId: String(right.requestId),
    staffId: 'caseworker.nairobi',
    sponsorPage,
    personPage: String(page.url),
    personCode: String(page.code),
  };
}
