import { unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import { WORKFLOWS } from '../../contracts/workflows.ts';
import type { Notice } from '../../domain/case/notice.ts';
import type { NewCase } from '../../domain/casework/register-case.ts';
import type { NewSponsorSchema } from '../../domain/sponsorship/register-sponsor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { stateMachineArn } from '../../local/account.ts';
import type { HostOptions } from '../../local/host.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import type { DemoHost } from '../../scripts/demo/demo-host.ts';
import { startDemoHost } from '../../scripts/demo/demo-host.ts';
import { watch } from '../../scripts/demo/watch.ts';
import { household } from '../fixtures/household.ts';
import { ofFamily } from '../fixtures/surnames.ts';
import type { Script } from './people.ts';
import { hire } from './people.ts';
import { aSponsor, languageOf } from './stories.ts';
import type { Told, ToldExecution } from './told.ts';
import { readCase } from './told.ts';

export const START = '2026-03-02T08:00:00.000Z';
export const ASYLUM = 'amman';
export const DESTINATION = 'toronto';
/** Nothing of these tests takes longer; a case that does goes round in circles. */
const HORIZON = Date.parse('2032-01-01T00:00:00.000Z');

export interface Story {
  household?: Partial<NewCase>;
  script?: Script;
  /** What people do about the cases that are split from it. */
  linkedScript?: Script;
  /** Sponsors that only this household can be offered to; one with twenty places unless given. */
  sponsors?: Partial<z.input<typeof NewSponsorSchema>>[];
  start?: boolean;
}

export interface World {
  host: DemoHost;
  /** Registers and starts a case for each story at the same instant, lets them run to their ends, and tells them. */
  play<Name extends string>(stories: Record<Name, Story>): Promise<Record<Name, Told>>;
  /** Says what people do about a case that a story registers itself. */
  script(caseId: string, script: Script): void;
  tell(caseId: string): Promise<Told>;
  executions(): Promise<ToldExecution[]>;
  call(user: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

interface Cast {
  story: Story;
  script: Script;
  sponsorIds: string[];
}

/** A host with the real engine, table and handlers, in virtual time; its door is the API. */
export async function openWorld(more: Partial<HostOptions> = {}): Promise<World> {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const host = await startDemoHost(virtualClock(Date.parse(START)), more, false);
  const notices: Notice[] = [];
  const cast = new Map<string, Cast>();
  const parents = new Map<string, string>();
  let fail = (_error: Error): void => {};
  const failure = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failure.catch(() => {});
  watch(({ eventName, dynamodb }) => {
    if (eventName === 'INSERT' && dynamodb?.NewImage?.type?.S === 'notice')
      notices.push(unmarshall(dynamodb.NewImage as Parameters<typeof unmarshall>[0]) as Notice);
  });

  let calls = 0;
  const call: World['call'] = async (user, method, path, body) => {
    const headers = { 'idempotency-key': `world-${calls++}` };
    const answer = await host.request(method, path, { user, body, headers });
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, unknown>;
  };
  const scriptOf = async (item: { caseId: string; office: string; openedAt: string }): Promise<Script> => {
    if (Date.parse(item.openedAt) > HORIZON)
      throw new Error(`Expected ${item.caseId} to have ended long ago.`);
    const known = cast.get(item.caseId);
    if (known) return known.script;
    const { view } = await readCase(host, item.caseId, item.office);
    const parent = cast.get(view.case.linked?.[0]?.caseId ?? '');
    const script = copyOf(parent?.story.linkedScript);
    cast.set(item.caseId, { story: {}, script, sponsorIds: [] });
    return script;
  };
  const dismiss = hire(host, scriptOf, (error) => fail(error));

  const register = async (story: Story): Promise<string> => {
    const language = languageOf(cast.size);
    const sponsorIds: string[] = [];
    for (const sponsor of story.sponsors ?? [{}]) {
      const body = aSponsor({ languages: [language], destinationOffice: DESTINATION, ...sponsor });
      const answer = await call(`sponsorship.${DESTINATION}`, 'POST', '/sponsors', body);
      sponsorIds.push(String(answer.sponsorId));
    }
    const wanted = household({ office: ASYLUM, destinationOffice: DESTINATION, ...story.household });
    const spoken = wanted.members.map((member) => ({ ...member, languages: [language] }));
    const members = ofFamily(spoken, cast.size);
    const body = { ...wanted, members, start: story.start ?? true };
    const { caseId } = await call(`caseworker.${wanted.office}`, 'POST', '/cases', body);
    cast.set(String(caseId), { story, script: copyOf(story.script), sponsorIds });
    return String(caseId);
  };

  const tell = async (caseId: string, all: ToldExecution[], sponsors: Sponsor[]): Promise<Told> => {
    const { view, facts, findings } = await readCase(host, caseId, ASYLUM);
    const mine = notices.filter((notice) => notice.caseId === caseId);
    const roots = [caseId, ...view.tracing.map((request) => request.id)];
    const linked: Told[] = [];
    for (const link of view.case.linked ?? [])
      if (!parents.has(caseId)) {
        parents.set(link.caseId, caseId);
        linked.push(await tell(link.caseId, all, sponsors));
      }
    return {
      ...{ caseId, view, facts, findings, linked, notices: mine },
      executions: all.filter(({ name }) => roots.some((root) => name.startsWith(root))),
      mails: host.mail.messages().filter((mail) => mine.some((notice) => notice.id === mail.noticeId)),
      sponsors: (cast.get(caseId)?.sponsorIds ?? []).flatMap(
        (id) => sponsors.find((sponsor) => sponsor.id === id) ?? [],
      ),
    };
  };

  return {
    host,
    call,
    script: (caseId, script) => cast.set(caseId, { story: {}, script, sponsorIds: [] }),
    executions: () => executionsOf(host),
    tell: async (caseId) => tell(caseId, await executionsOf(host), await sponsorsOf(host)),
    async play<Name extends string>(stories: Record<Name, Story>) {
      const names = Object.keys(stories) as Name[];
      const ids = await host.clock.hold(async () => {
        const registered: string[] = [];
        for (const name of names) registered.push(await register(stories[name]));
        return registered;
      });
      await Promise.race([host.idle(), failure]);
      const [all, sponsors] = [await executionsOf(host), await sponsorsOf(host)];
      const told: Partial<Record<Name, Told>> = {};
      for (const [index, name] of names.entries()) told[name] = await tell(ids[index]!, all, sponsors);
      return told as Record<Name, Told>;
    },
    async close() {
      dismiss();
      await host.close();
    },
  };
}

/** Steps are used up as they happen, so each case has its own. */
const copyOf = (script: Script = {}): Script =>
  Object.fromEntries(Object.entries(script).map(([kind, steps]) => [kind, [...steps]]));

async function executionsOf(host: DemoHost): Promise<ToldExecution[]> {
  const found: ToldExecution[] = [];
  for (const workflow of WORKFLOWS) {
    let nextToken: unknown;
    do {
      const more = nextToken === undefined ? {} : { nextToken };
      const page = await host.engine.call('ListExecutions', {
        stateMachineArn: stateMachineArn(workflow),
        maxResults: 1000,
        ...more,
      });
      for (const one of page.executions as Record<string, string | number | undefined>[])
        found.push({
          ...{ arn: String(one.executionArn), workflow, name: String(one.name), status: String(one.status) },
          startedAt: Number(one.startDate) * 1000,
          stoppedAt: one.stopDate === undefined ? null : Number(one.stopDate) * 1000,
        });
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  }
  return found;
}

async function sponsorsOf(host: DemoHost): Promise<Sponsor[]> {
  const found: Sponsor[] = [];
  let cursor: unknown = null;
  do {
    const more = cursor === null ? '' : `&cursor=${cursor}`;
    const answer = await host.request('GET', `/sponsors?limit=100${more}`, {
      user: `sponsorship.${DESTINATION}`,
    });
    const body = answer.body as { sponsors: Sponsor[]; cursor: string | null };
    found.push(...body.sponsors);
    cursor = body.cursor;
  } while (cursor !== null);
  return found;
}
