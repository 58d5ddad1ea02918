import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { type Host, startHost } from '../../../local/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-left-open-'));
const OFFICES = ['amman', 'beirut', 'nairobi', 'bucharest'];
/** A page of the queue as the console asks for it. */
const PAGE = 50;
let host: Host;

interface Item {
  readonly workItemId: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly openedAt: string;
}
interface Case {
  readonly case: { readonly number: string; readonly status: string };
  readonly offers: readonly { readonly status: string }[];
  readonly waitsFor: readonly Item[];
}

const fill = (name: string, ...more: string[]): string => {
  const data = join(folder, name);
  execFileSync(process.execPath, ['scripts/demo/fill.ts', '--data', data, ...more], { encoding: 'utf8' });
  return data;
};
const ask = async <Answer>(user: string, path: string, from = host): Promise<Answer> =>
  (await from.request('GET', path, { user })).body as Answer;

async function casesOf(from: Host): Promise<Case[]> {
  const found: Case[] = [];
  for (const office of OFFICES) {
    const user = `supervisor.${office}`;
    const { cases } = await ask<{ cases: { caseId: string }[] }>(user, '/cases?limit=50', from);
    for (const { caseId } of cases) found.push(await ask<Case>(user, `/cases/${caseId}`, from));
  }
  return found;
}
const queueOf = async (office: string, role: string): Promise<{ workItems: Item[]; cursor: string | null }> =>
  ask(`supervisor.${office}`, `/work-items?role=${role}&view=all&limit=${PAGE}`);

const isLate = ({ dueAt }: Item): boolean => Date.parse(dueAt) < Date.now();

const signInPage = async (): Promise<string> =>
  (
    await fetch(
      `${host.url}/oauth2/authorize?${new URLSearchParams({
        ...{ client_id: 'kinbridge', response_type: 'code', scope: 'openid', ui_locales: 'en' },
        ...{ redirect_uri: `${host.url}/console/signed-in`, state: 's', nonce: 'n' },
        ...{ code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' },
      })}`,
    )
  ).text();
/** Who is named below a heading of what to look at first. */
function toldOf(html: string, part: string): string[] {
  const from = html.slice(html.indexOf(part));
  const list = from.slice(0, from.indexOf('</ul>'));
  return [...list.matchAll(/name="user" value="([^"]+)"/g)].map((match) => match[1]!);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo as somebody opens it', () => {
  beforeAll(async () => {
    host = await startHost({ dataDir: fill('data'), clock: realClock() });
  });
  afterAll(() => host?.close());

  it('has a queue that is longer than a page, some of it overdue, and says at whose desk', async () => {
    const { workItems, cursor } = await queueOf('nairobi', 'health-staff');
    expect([workItems.length, cursor === null]).toEqual([PAGE, false]);
    const exams = workItems.filter(({ kind }) => kind === 'health-exam');
    expect(exams.length).toBeGreaterThan(PAGE - 5);
    expect(new Set(exams.map(isLate)).size).toBe(2);
    expect(toldOf(await signInPage(), 'More exams wait')).toEqual(['health.nairobi']);
  });

  it('has a possible match of names in two scripts, and says at whose desk', async () => {
    const told = toldOf(await signInPage(), 'A name in another script');
    expect(told.length).toBeGreaterThan(0);
    for (const user of told) {
      const { workItems } = await ask<{ workItems: Item[] }>(user, '/work-items?limit=50');
      const pair = workItems.find(({ kind }) => kind === 'tracing-candidate');
      const text = JSON.stringify(await ask<object>(user, `/work-items/${pair?.workItemId}`));
      expect(text).toMatch(/\p{Script=Arabic}{3}|\p{Script=Cyrillic}{3}|\p{Script=Ethiopic}{2}/u);
      expect(text).toMatch(/"\p{Lu}\p{Ll}+(?: [\p{L}-]+)+"/u);
    }
  });

  it('has a household whose sponsors let their offers run out, and a stage that failed', async () => {
    const cases = await casesOf(host);
    const html = await signInPage();
    const late = cases.filter(({ offers, waitsFor }) => {
      const unanswered = offers.filter(({ status }) => status === 'expired');
      return unanswered.length === 3 && waitsFor.some(({ kind }) => kind === 'placement-decision');
    });
    expect(late).toHaveLength(1);
    expect(toldOf(html, 'Three sponsors')).toEqual(['supervisor.toronto']);
    const failed = cases.filter(({ waitsFor }) => waitsFor.some(({ kind }) => kind === 'failed-stage'));
    expect(failed).toHaveLength(1);
    expect(toldOf(html, 'A stage has failed')).toEqual([expect.stringMatching(/^supervisor\./)]);
  });

  it('leaves something to do to every function', async () => {
    const found = new Set<string>();
    for (const user of [...OFFICES, 'toronto', 'lyon', 'skopje'])
      for (const role of ROLES) if ((await queueOf(user, role)).workItems.length > 0) found.add(role);
    expect([...found].toSorted()).toEqual(ROLES);
  });
});

const ROLES = [
  ...['caseworker', 'health-staff', 'orientation-trainer', 'protection-officer', 'sponsorship-officer'],
  ...['supervisor', 'tracing-officer', 'travel-officer'],
];

it('is filled alike whenever it is filled, whatever the key of its ids', async () => {
  const told = [];
  for (const [name, now] of [
    ['once', '2026-11-23T08:00:00.000Z'],
    ['again', '2026-11-23T08:00:00.000Z'],
  ] as const) {
    const data = fill(name, '--households', '7', '--now', now);
    const began = new Date().toISOString();
    const filled = await startHost({ dataDir: data, clock: realClock() });
    const cases = await casesOf(filled);
    await filled.close();
    told.push(
      cases
        .map(({ case: { number, status }, waitsFor }) => [
          number,
          status,
          // What the host itself has opened since, it opened at another time.
          waitsFor
            .filter(({ openedAt }) => openedAt < began)
            .map(({ kind, dueAt }) => `${kind} ${dueAt}`)
            .toSorted(),
        ])
        .toSorted(),
    );
  }
  expect(told[0]).toHaveLength(7);
  expect(told[1]).toEqual(told[0]);
});
