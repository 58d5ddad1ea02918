import { openDoors, sealIn } from '../../../scripts/attack/sponsor-door.ts';
import { chanceFrom } from '../../../scripts/demo/chance.ts';
import type { DemoHost } from '../../../scripts/demo/demo-host.ts';
import { FORMS, type Form } from '../../../scripts/demo/forms.ts';
import { habitsFrom } from '../../../scripts/demo/habits.ts';
import { employ, type OpenedItem, whenOpened } from '../../../scripts/demo/workforce.ts';
import { fileOf } from '../../fixtures/documents.ts';
import { jpegOf } from '../../fixtures/pictures.ts';
import { canaryHousehold, canarySponsor, joiningMember, waitingSponsor } from './people.ts';
import { SECRET } from './values.ts';

const HOUR = 3_600_000;
type Body = Record<string, unknown>;

/** What people asked the host for, with every address that they used or were given. */
export interface Asked {
  readonly urls: string[];
  /** What was sent, and mails that came. */
  readonly sent: string[];
  readonly ask: (user: string, method: string, path: string, body?: unknown) => Promise<Body>;
  readonly send: (address: string, bytes: Buffer) => Promise<void>;
}

let keys = 0;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
/** Asks a host as its people do; throws if it refuses. */
export function asking(host: DemoHost): Asked {
  const urls: string[] = [];
  const sent: string[] = [];
  const note = (text: string) => urls.push(...(text.match(/https?:\/\/[^\s"<>]+/g) ?? []));
  const ask: Asked['ask'] = async (user, method, path, body) => {
    urls.push(path);
    const headers = { 'idempotency-key': `canary-${++keys}`, ...(typeof body === 'string' ? FORM : {}) };
    const answer = await host.request(method, path, {
      ...(user ? { user } : {}),
      ...(body === undefined ? {} : { body }),
      headers,
    });
    if (answer.status >= 400)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    sent.push(
      body instanceof Buffer
        ? body.toString()
        : decodeURIComponent(
            String(typeof body === 'string' ? body.replaceAll('+', ' ') : JSON.stringify(body)),
          ),
    );
    note(JSON.stringify(answer.body));
    return answer.body as Body;
  };
  const send: Asked['send'] = async (address, bytes) => {
    const { pathname, search } = new URL(address);
    await ask('', 'PUT', pathname + search, bytes);
  };
  return { urls, sent, ask, send };
}

const CASEWORKER = 'caseworker.amman';
const OFFICER = 'sponsorship.toronto';

interface Missing {
  readonly url: string;
  readonly from: number;
  readonly bytes: number;
}

/** Sends the intake file in parts, as the console does, and starts the case in it. */
async function intake({ ask, send }: Asked): Promise<string> {
  const part = Buffer.from(JSON.stringify({ json: { households: [canaryHousehold()] } }));
  const { uploadId } = await ask(CASEWORKER, 'POST', '/intake-uploads', { parts: [part.length] });
  const { missing } = await ask(CASEWORKER, 'GET', `/intake-uploads/${uploadId}`);
  for (const { url } of missing as Missing[]) await send(url, part);
  const stored = { uploadId, part: 0 };
  const dry = await ask(CASEWORKER, 'POST', '/intake', { stored, dryRun: true, importKey: 'canary-file' });
  if ((dry.rejected as unknown[]).length > 0) throw new Error(JSON.stringify(dry.rejected));
  const done = await ask(CASEWORKER, 'POST', '/intake', { stored, start: true, importKey: 'canary-file' });
  return String((done.households as Body[])[0]?.caseId);
}

/** Uploads a document, all of it or its first part only. */
async function upload(
  { ask, send }: Asked,
  recordId: string,
  bytes: Buffer,
  how: { whole: boolean; picture?: Buffer },
) {
  const said = { kind: how.picture ? 'photo' : 'passport', name: SECRET.documentName, bytes: bytes.length };
  const { documentId } = await ask(CASEWORKER, 'POST', `/records/${recordId}/documents`, said);
  const path = `/records/${recordId}/documents/${documentId}`;
  const { missing } = await ask(CASEWORKER, 'GET', `${path}/upload`);
  const sent = (missing as Missing[]).slice(0, how.whole ? undefined : 1);
  for (const { url, from, bytes: length } of sent) await send(url, bytes.subarray(from, from + length));
  if (!how.whole) return;
  const thumbnail = how.picture ? { thumbnail: how.picture.toString('base64') } : {};
  await ask(CASEWORKER, 'POST', `${path}/complete`, thumbnail);
  await ask(CASEWORKER, 'GET', `${path}/file`);
  await ask(CASEWORKER, 'GET', `/records/${recordId}/documents`);
}

const pdf = (text: string, length: number): Buffer => {
  const bytes = fileOf('pdf', length);
  bytes.write(`${text} `.repeat(3), 200);
  return bytes;
};

/** Everything that is written about a household while its case is open. */
async function writeAboutThem(asked: Asked, caseId: string): Promise<void> {
  const { ask } = asked;
  const path = `/cases/${caseId}`;
  const { noteId } = await ask(CASEWORKER, 'POST', `${path}/notes`, { text: SECRET.interviewNote });
  await ask(CASEWORKER, 'POST', `${path}/notes/${noteId}`, { text: SECRET.correctedNote });
  await ask('supervisor.amman', 'POST', `${path}/flags`, {
    kind: 'other',
    instruction: SECRET.instruction,
    blocks: [],
  });
  await ask(CASEWORKER, 'POST', `${path}/appointments`, {
    ...{
      kind: 'interview',
      day: '2026-12-01',
      time: '09:30',
      timeZone: 'Asia/Amman',
      minutes: 45,
      staff: [],
    },
    ...{ place: SECRET.place, personIds: [], remind: { phone: SECRET.reminder, language: 'ar' } },
  });
  await upload(asked, caseId, pdf(SECRET.documentText, 30_000), { whole: true });
  const picture = jpegOf({ extra: Buffer.alloc(0) });
  picture.write(SECRET.pictureText, picture.length - 200);
  await upload(asked, caseId, picture, { whole: true, picture });
  await ask(CASEWORKER, 'POST', `${path}/household-changes`, {
    change: { kind: 'joins', because: 'birth', member: joiningMember },
    ...{ happenedOn: '2026-11-02', evidence: SECRET.evidence },
  });
  await ask('caseworker.nairobi', 'POST', `${path}/break-glass`, {
    reasonCode: 'emergency',
    note: SECRET.glassNote,
  });
}

/** The form of a page, which carries a seal of its day. */
async function form({ ask }: Asked, path: string, fields: Record<string, string>): Promise<void> {
  const page = String(await ask('', 'GET', path));
  const seal = sealIn(page);
  await ask('', 'POST', path, new URLSearchParams({ ...fields, seal }).toString());
}

const NOTED = ['health-exam', 'closure-approval', 'sponsor-proposal', 'follow-up-visit'];
/** What people usually write, with a note where there is room for one. */
const script = ({ kind }: OpenedItem): Form | undefined => {
  const usual = FORMS[kind];
  if (kind === 'sponsor-question') return () => ({ decision: 'answered', answer: SECRET.answerToSponsor });
  if (!usual || !NOTED.includes(kind)) return usual;
  return async (context) => ({ ...(await usual(context)), note: SECRET.decisionNote });
};

/** The sponsor opens the mailed link an hour after the offer, and asks something. */
function askFromPage(host: DemoHost, asked: Asked): void {
  const doors = openDoors(host);
  whenOpened(({ kind, openedAt }) => {
    if (kind !== 'sponsor-offer') return;
    const act = async () => {
      const mail = host.mail
        .messages()
        .find(({ to, text }) => to.includes(SECRET.sponsorMail) && /\/s\//.test(text));
      const link = /\/s\/[\w-]+/.exec(mail?.text ?? '')?.[0];
      if (!link) throw new Error('Expected a mail to the sponsor with a link, received none.');
      const page = await doors.open(link);
      const seal = sealIn(page.text);
      const { status } = await doors.post(link, { act: 'ask', text: SECRET.question, seal });
      if (status !== 303) throw new Error(`Expected the question to be taken, received ${status}.`);
      asked.urls.push(link);
      asked.sent.push(SECRET.question);
    };
    host.clock.at(Date.parse(openedAt) + HOUR, () => void host.clock.hold(act));
  });
}

/** Someone registers as a sponsor in public and does not confirm it; files begin to be sent; people are looked up. */
async function whatPasses(asked: Asked, caseId: string): Promise<void> {
  const { ask, send } = asked;
  await form(asked, '/join?lang=uk', {
    ...{
      name: SECRET.joiningName,
      kind: 'family',
      office: 'Toronto',
      email: SECRET.joiningMail,
      phone: '+389 70 123-456',
    },
    ...{ capacity: '4', languages: 'uk, en', adults: SECRET.joiningAdult },
  });
  await ask(OFFICER, 'POST', '/sponsors', waitingSponsor);
  await upload(asked, caseId, pdf(SECRET.partialText, 2_000_000), { whole: false });
  const half = Buffer.from(
    JSON.stringify({ json: { households: [{ ...canaryHousehold(), number: SECRET.partialText }] } }),
  );
  const { uploadId } = await ask(CASEWORKER, 'POST', '/intake-uploads', { parts: [half.length, 99] });
  const { missing } = await ask(CASEWORKER, 'GET', `/intake-uploads/${uploadId}`);
  await send((missing as Missing[])[0]!.url, half);
  await ask(CASEWORKER, 'POST', '/persons/search', { name: SECRET.askedName });
  await ask(CASEWORKER, 'POST', '/cases/search', { text: SECRET.principal });
  await ask(CASEWORKER, 'GET', `/cases/${caseId}`);
  await ask(CASEWORKER, 'GET', `/cases/${caseId}/timeline`).catch(() => {});
}

/** What people do depends on no id, which differ in every run. */
const withoutIds = (text: string): string => text.replace(/\b([a-z]+)-[0-9a-z]{20}\b/g, '$1');

export interface Lived {
  readonly caseId: string;
  readonly urls: readonly string[];
  readonly sent: readonly string[];
  readonly status: string;
}

/** A household and its sponsor from intake to closure, in virtual time. */
export async function liveThrough(host: DemoHost): Promise<Lived> {
  const asked = asking(host);
  const written: string[] = [];
  const noting: DemoHost = {
    ...host,
    request: async (method, path, options) => {
      const answer = await host.request(method, path, options);
      if (answer.status < 300) written.push(JSON.stringify(options?.body ?? ''));
      return answer;
    },
  };
  const caseId = await host.clock.hold(async () => {
    employ(noting, habitsFrom(chanceFrom(3, withoutIds), script));
    askFromPage(host, asked);
    await asked.ask(OFFICER, 'POST', '/sponsors', canarySponsor);
    const id = await intake(asked);
    await writeAboutThem(asked, id);
    return id;
  });
  await host.idle();
  await host.clock.hold(() => whatPasses(asked, caseId));
  await host.idle();
  const file = await asked.ask(CASEWORKER, 'GET', `/cases/${caseId}`);
  return {
    caseId,
    urls: asked.urls,
    sent: [...asked.sent, ...written],
    status: String((file.case as Body).status),
  };
}
