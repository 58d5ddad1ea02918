import { isRecorded } from '../../contracts/reads.ts';
import type { RouteName } from '../../contracts/routes.ts';
import { API } from '../../contracts/routes.ts';
import { sponsor } from './invented.ts';
import type { Attack, Found, World } from './world.ts';
import { firstOf } from './world.ts';

const day = (): string => new Date().toISOString().slice(0, 10);
const WORDS = 'Nobody Whosoever';
/** What a route is asked with besides the ids in its path. */
const QUERIES: Readonly<Record<string, (ids: Ids) => string>> = {
  ExportAudit: ({ caseId }) => `?caseId=${caseId}&format=csv`,
  ListSponsors: () => '?limit=100',
} satisfies Partial<Record<RouteName, (ids: Ids) => string>>;
const BODIES: Readonly<Record<string, object>> = {
  SearchCases: { text: WORDS },
  FindAnything: { text: WORDS, settled: true },
  SearchPersons: { name: WORDS },
} satisfies Partial<Record<RouteName, object>>;

/** Reading these shows nobody: it may leave nothing. */
const SHOW_NOBODY: ReadonlySet<string> = new Set<RouteName>([
  'ReadOpenApi',
  'ReadSession',
  'ReadSignInRules',
  'ListStaff',
  'CountWorkItems',
  'ReadStatistics',
  'CountProgramme',
  'ListIntakeImports',
  'ListClients',
  'ListIntakeMappings',
  'ListPolicies',
  'ReadPolicy',
  'ListIntakeMappings',
  'ListIntakeImports',
  'ListExports',
  'CountHeldBack',
  'ListReleases',
  'ReadTracingWeights',
  'ListFeeds',
  'ListViews',
  'ListAbsences',
  'ListClasses',
  'ListOrganisations',
  'ListReconciliations',
  'ListWebhooks',
  'ListWebhookDeliveries',
  'ListAnchors',
  'ReadAnchoring',
]);

/** Shown to be recorded by tests of their own: there has to be an upload, an export, an appointment, a move, a consent or a complaint first. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set<RouteName>([
  'ReadUpload',
  'ReadIntakeUpload',
  'OpenDocument',
  'ReadExportPart',
  'ReadRelease',
  'ReadBatch',
  'ReadAccessHistory',
  'ListActsOfPerson',
  'ReadAccessReview',
  'ListLaterActs',
  'ReadWithdrawal',
  'ReadComplaint',
]);

interface Ids {
  caseId: string;
  recordId: string;
  workItemId: string;
  sponsorId: string;
  executionId: string;
  requestId: string;
  day: string;
  reader: string;
}

/** A case under way, with a tracing request, and a sponsor: something to read at every route. */
async function something({ call, host, newCase }: World): Promise<Ids> {
  const { caseId } = await newCase('Zahra Invented', true);
  await host.idle();
  const as = { user: 'supervisor.amman' };
  const { persons, waitsFor } = (await call('GET', `/cases/${caseId}`, as)).body as {
    persons: { id: string }[];
    waitsFor: { workItemId: string }[];
  };
  const sought = { relationship: 'mother', sex: 'f', name: WORDS };
  const opened = await call('POST', `/cases/${caseId}/tracing-requests`, {
    ...{ user: 'tracing.amman', body: { seekerId: persons[0]!.id, sought } },
  });
  const registered = await call('POST', '/sponsors', {
    ...{ user: 'sponsorship.toronto', body: sponsor('Harbour Group', `${caseId}@example.org`) },
  });
  const executions = await call('GET', `/cases/${caseId}/executions`, { user: 'auditor' });
  const executionId = /"executionId":"([^"]+)"/.exec(executions.text)?.[1];
  const { requestId } = opened.body as { requestId?: string };
  const { sponsorId } = registered.body as { sponsorId?: string };
  const workItemId = waitsFor[0]?.workItemId;
  if (!requestId || !sponsorId || !workItemId || !executionId)
    throw new Error(`Expected something to read, received ${opened.text} ${registered.text}.`);
  const records = { caseId, recordId: caseId, workItemId, sponsorId, executionId, requestId };
  return { ...records, day: day(), reader: 'auditor' };
}

/** Readers of whom each route lets in one at least, none of whom has read anything today. */
const READERS = [
  'supervisor2.amman',
  'auditor',
  'tracing2.amman',
  'sponsorship2.toronto',
  'supervisor2.toronto',
  'administrator',
  'protection2.amman',
];

async function actsOf({ call }: World, reader: string): Promise<string[]> {
  const acts: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const path = `/readings/${day()}/${reader}?limit=100&after=${after}`;
    const { status, body, text } = await call('GET', path, { user: 'auditor' });
    if (status === 404) return acts;
    if (status !== 200 || text.includes('Whosoever')) return [text.includes('Whosoever') ? WORDS : text];
    const page = body as { entries: { facts: { act: string }[] }[]; next: number | null };
    acts.push(...page.entries.flatMap(({ facts }) => facts.map(({ act }) => act)));
    after = page.next;
  }
  return acts;
}

/** Reads at every route that shows personal data, and looks whether its act stands in the reader's chain. */
async function unseen(world: World): Promise<Found> {
  const ids = await something(world);
  const found: Found[] = [];
  const readers = new Set<string>();
  for (const { function: name, method, path, reading: rule } of API) {
    const isRead = method === 'GET' || name in BODIES;
    if (!isRead || SHOW_NOBODY.has(name) || SHOWN_ELSEWHERE.has(name)) continue;
    if (!isRecorded(rule)) return `reading by ${name} is recorded nowhere`;
    const address = path.replace(/\{(\w+)\}/g, (_, key: keyof Ids) => encodeURIComponent(ids[key]));
    const target = address + (QUERIES[name]?.(ids) ?? '');
    let seen = false;
    for (const user of READERS) {
      const before = (await actsOf(world, user)).filter((act) => act === rule.act).length;
      const { status } = await world.call(method, target, { user, body: BODIES[name] });
      if (status !== 200) continue;
      const acts = await actsOf(world, user);
      if (acts.includes(WORDS)) return `the words of a search were kept by ${name}`;
      const now = acts.filter((act) => act === rule.act).length;
      // What looks into the chain is an auditor's reading too.
      seen = user === 'auditor' && !rule.always ? now > 0 : now > before;
      readers.add(user);
      break;
    }
    found.push(seen ? undefined : `nothing tells that ${name} was read`);
  }
  const { text } = await world.call('GET', `/cases/${ids.caseId}/readings`, { user: 'auditor' });
  return firstOf(
    ...found,
    readers.size > 1 ? undefined : 'one reader read everything',
    text.includes('supervisor2.amman') ? undefined : 'the case does not tell who read it',
  );
}

export const READINGS: readonly Attack[] = [
  { by: 'insider', what: 'reads unseen at any route that shows personal data (fault 17)', run: unseen },
];
