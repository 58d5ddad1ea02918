import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { Host, HostOptions } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import type { StepClock } from '../e2e/step-clock.ts';
import { stepClock } from '../e2e/step-clock.ts';
import { household } from '../fixtures/household.ts';

/** The whole host, where decisions can be taken back for a minute, and time that a test moves on. */
export interface TakingBack {
  readonly host: Host;
  readonly clock: StepClock;
  call(user: string, method: string, path: string, body?: unknown): Promise<Answer>;
  /** The same, for what must be answered. */
  ask(user: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** A case with an eligibility review that is open. */
  review(over?: object): Promise<{ caseId: string; workItemId: string }>;
  openWork(caseId: string): Promise<string[]>;
  acts(caseId: string): Promise<string[]>;
  entries(caseId: string): Promise<AuditEntry[]>;
  /** Moves time on, and waits until nothing is left to do. */
  after(seconds: number): Promise<void>;
  /** Ends the host and opens its folder again, without what lies in one of its subfolders if one is named. */
  again(more?: Partial<HostOptions>, lost?: string): Promise<void>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export async function openTakingBack(more: Partial<HostOptions> = {}): Promise<TakingBack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-take-back-'));
  const clock = stepClock();
  const open = (options: Partial<HostOptions>) =>
    startHost({ dataDir, clock, takeBackSeconds: 60, rateLimits: null, ...options });
  let host = await open(more);

  const call = async (user: string, method: string, path: string, body?: unknown): Promise<Answer> => {
    const { status, body: answer } = await host.request(method, path, { user, ...(body ? { body } : {}) });
    await host.idle();
    return { status, body: answer as Record<string, unknown> };
  };
  const ask = async (...asked: Parameters<typeof call>) => {
    const { status, body } = await call(...asked);
    if (status >= 300) throw new Error(`${asked[1]} ${asked[2]} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  const waiting = async (caseId: string) => {
    const { waitsFor } = await ask('supervisor.amman', 'GET', `/cases/${caseId}`);
    return waitsFor as { workItemId: string; kind: string }[];
  };
  const entries = async (caseId: string): Promise<AuditEntry[]> => {
    const { body } = await call('auditor', 'GET', `/cases/${caseId}/audit?limit=200`);
    if ((body.findings as unknown[]).length > 0) throw new Error(JSON.stringify(body.findings));
    return body.entries as AuditEntry[];
  };
  return {
    ...{ clock, call, ask, entries },
    get host() {
      return host;
    },
    async review(over = {}) {
      const wanted = { ...household({ office: 'amman', ...over }), start: true };
      const { caseId } = await ask('caseworker.amman', 'POST', '/cases', wanted);
      const [item] = await waiting(String(caseId));
      return { caseId: String(caseId), workItemId: item?.workItemId ?? '' };
    },
    openWork: async (caseId) => (await waiting(caseId)).map(({ kind }) => kind),
    acts: async (caseId) => (await entries(caseId)).flatMap(({ facts }) => facts.map(({ act }) => act)),
    async after(seconds) {
      clock.advance(seconds * 1000);
      await host.idle();
    },
    async again(options = {}, lost = undefined) {
      await host.close();
      if (lost !== undefined) rmSync(join(dataDir, lost), { recursive: true });
      host = await open(options);
      await host.idle();
    },
    async close() {
      await host.close();
      clock.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
