import { adult, household } from './invented.ts';
import type { Attack, Found, World } from './world.ts';
import { firstOf } from './world.ts';

const elsewhere = { user: 'caseworker.nairobi' };
const PROTECTED = { kind: 'protection', instruction: 'nobody is to know', blocks: [] };

/** Ids that were asked for, and those that an answer makes up, read as nothing but ids. */
const plain = (text: string, ...ids: readonly string[]): string =>
  ids
    .reduce((shown, id) => shown.replaceAll(id, 'ID'), text)
    .replaceAll(/urn:kinbridge:request:[\w-]+/g, 'REQUEST')
    .replaceAll(/\b(case|person)-[0-9a-z]{20}\b/g, 'ID');

interface Answer {
  status: number;
  headers: string;
  text: string;
}

/** Status, headers and body of an answer, without the ids that it must have. */
async function asked(
  { host }: World,
  method: string,
  path: string,
  user: string,
  body: unknown,
  ids: readonly string[],
): Promise<Answer> {
  const answer = await host.request(method, path, { user, body });
  const { 'content-length': _length, ...headers } = answer.headers;
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  return { status: answer.status, headers: JSON.stringify(headers), text: plain(text, ...ids) };
}

/** How an answer about what is another's differs from one about what there is not. */
const differs = (path: string, there: Answer, missing: Answer): Found => {
  const field = (['status', 'headers', 'text'] as const).find((each) => there[each] !== missing[each]);
  return field && `${path}: ${there[field]} where there is one, ${missing[field]} where there is none`;
};

const NONE = '0'.repeat(20);
const WRITES: readonly [path: string, body: object][] = [
  ['/claim', {}],
  ['/release', {}],
  ['/reassign', { to: 'caseworker2.amman', reasonCode: 'leave' }],
  ['/decision', { decision: 'recommend' }],
  ['/proposal', {}],
  ['/take-back', {}],
];

/** Asks for work, cases and executions of another office, and for some that do not exist. */
async function foreign(world: World): Promise<Found> {
  const { caseId } = await world.newCase('Zahra Invented', true);
  await world.host.idle();
  const listed = await world.call('GET', '/work-items?limit=100', { user: 'caseworker.amman' });
  const { workItems } = listed.body as { workItems: { workItemId: string; caseId: string }[] };
  const item = workItems.find((one) => one.caseId === caseId)?.workItemId;
  if (item === undefined) return `no work opened: ${listed.text.slice(0, 200)}`;
  const run = /"executionId":"([^"]+)"/.exec(
    (await world.call('GET', `/cases/${caseId}/executions`, { user: 'auditor' })).text,
  )?.[1];
  if (run === undefined) return 'no execution was found';
  const gone = `case-${NONE}`;
  const pairs: [there: string, missing: string, method: string, body?: object][] = [
    [`/work-items/${item}`, `/work-items/item-${NONE}-${NONE}`, 'GET'],
    [`/work-items/${item}`, `/work-items/${item.slice(0, -20)}${NONE}`, 'GET'],
    ...WRITES.map(([path, body]): [string, string, string, object] => [
      ...([`/work-items/${item}${path}`, `/work-items/item-${NONE}-${NONE}${path}`] as const),
      ...(['POST', body] as const),
    ]),
    ...['', '/timeline', '/audit', '/executions', '/readings'].map((path): [string, string, string] => [
      ...([`/cases/${caseId}${path}`, `/cases/${gone}${path}`, 'GET'] as const),
    ]),
    [`/cases/${caseId}/start`, `/cases/${gone}/start`, 'POST'],
    [`/executions/${run}`, `/executions/${run.replace(caseId, gone)}`, 'GET'],
    [`/executions/${run}/history`, `/executions/${run.replace(caseId, gone)}/history`, 'GET'],
  ];
  const ids = [item, caseId, gone, caseId.slice(5), NONE];
  const found: Found[] = [];
  for (const [there, missing, method, body] of pairs)
    for (const user of ['caseworker.nairobi', 'supervisor.nairobi'])
      found.push(
        differs(
          ...([`${user} ${method} ${there}`] as const),
          ...([
            await asked(world, method, there, user, body, ids),
            await asked(world, method, missing, user, body, ids),
          ] as const),
        ),
      );
  return firstOf(...found);
}

/** Searches for persons of another office, with a protection flag and without, and for nobody. */
async function persons({ call, newCase }: World): Promise<Found> {
  await newCase('Samar Plainname');
  const { caseId } = await newCase('Yesra Hiddenname');
  await call('POST', `/cases/${caseId}/flags`, { user: 'protection.amman', body: PROTECTED });
  const found: Found[] = [];
  for (const user of ['caseworker.nairobi', 'tracing.nairobi', 'supervisor.nairobi']) {
    const ask = async (name: string) => {
      const { status, text } = await call('POST', '/persons/search', { user, body: { name } });
      return `${status} ${text}`;
    };
    const none = await ask('Nobody Whosoever');
    for (const name of ['Samar Plainname', 'Yesra Hiddenname']) {
      const known = await ask(name);
      found.push(known === none ? undefined : `${user} is told ${known} of ${name}, and ${none} of nobody`);
    }
  }
  return firstOf(...found);
}

/** Registers a household under a number that another office has, and under a new one. */
async function numbers(world: World): Promise<Found> {
  const { number } = await world.newCase();
  const nairobi = { office: 'nairobi', destinationOffice: 'bucharest', start: false };
  const answers: Answer[] = [];
  for (const given of [number, `${number}-NEW`]) {
    const body = household([adult('Amal Invented')], { ...nairobi, number: given });
    answers.push(await asked(world, 'POST', '/cases', elsewhere.user, body, [given]));
  }
  return differs('POST /cases', answers[0]!, answers[1]!);
}

const by = 'other office';
export const ORACLES: readonly Attack[] = [
  { by, what: 'learns from answers whether work, a case or an execution exists (fault 7)', run: foreign },
  { by, what: 'learns from answers whether a person is known (fault 7)', run: persons },
  { by, what: 'learns from answers whether a number is known (fault 7)', run: numbers },
];
