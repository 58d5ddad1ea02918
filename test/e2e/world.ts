import { type Clock, realClock } from '../../local/clock.ts';
import { type Host, startHost } from '../../local/host.ts';
import type { HostOptions } from '../../local/host-options.ts';
import { importIntake, registerSponsors } from '../../scripts/demo/intake.ts';
import { PATIENCE_MS } from './browser.ts';

export interface World {
  readonly host: Host;
  readonly url: string;
  /** Waits until a work item of this kind is in the queue of this person's role. */
  itemFor(user: string, kind: string): Promise<string>;
  close(): Promise<void>;
}

/** The real host with the built console, the sample sponsors, and the first sample households on their way; with none it is empty. */
export async function openWorld(
  households = 8,
  clock: Clock = realClock(),
  more: Pick<HostOptions, 'rateLimits' | 'webhookOrigins' | 'takeBackSeconds'> = {},
): Promise<World> {
  const host = await startHost({ dataDir: ':memory:', clock, ...more });
  if (households > 0) {
    await registerSponsors(host);
    await importIntake(host, 'samples/intake.json', households);
  }

  async function find(user: string, kind: string): Promise<string | undefined> {
    const { body } = await host.request('GET', '/work-items?limit=100', { user });
    const { workItems } = body as { workItems: { workItemId: string; kind: string }[] };
    return workItems.find((item) => item.kind === kind)?.workItemId;
  }

  return {
    host,
    url: host.url,
    async itemFor(user, kind) {
      const until = performance.now() + PATIENCE_MS;
      while (performance.now() < until) {
        const found = await find(user, kind);
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      throw new Error(`Expected a work item of kind ${kind} for ${user} within ${PATIENCE_MS} ms.`);
    },
    close: () => host.close(),
  };
}
