import type { Host } from '../../local/host.ts';

/** How a host is reached, and what it has sent so far. */
export interface Wire {
  get(path: string): Promise<string>;
  post(path: string, form: Record<string, string>): Promise<{ readonly setCookie: string }>;
  sent(): Promise<readonly string[]>;
}

const PATIENCE_MS = 5_000;
export const sealIn = (html: string): string => /name="seal" value="([^"]+)"/.exec(html)?.[1] ?? '';
const codeIn = (text: string): string | undefined => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];

/** The code among what is sent after `order`, which is on its way for a moment; none if nothing comes in time. */
export async function codeAfter(
  { sent }: Pick<Wire, 'sent'>,
  order: () => Promise<unknown>,
  patienceMs = PATIENCE_MS,
): Promise<string | undefined> {
  const before = await sent();
  await order();
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const fresh = (await sent()).filter((text) => !before.includes(text));
    const code = fresh.flatMap((text) => codeIn(text) ?? []).at(-1);
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return undefined;
}

/** The cookie of a browser that gave the code which was sent to the owner of a sponsor's page; none without a code. */
export async function passFor(wire: Wire, path: string, patienceMs?: number): Promise<string | undefined> {
  const seal = sealIn(await wire.get(path));
  const code = await codeAfter(wire, () => wire.post(path, { seal, act: 'send-code' }), patienceMs);
  if (code === undefined) return undefined;
  const { setCookie } = await wire.post(path, { seal, act: 'open', code });
  return /^[^;]+/.exec(setCookie)?.[0];
}

type Answer = { readonly status: number; readonly text: string };
/** Sponsors' pages, opened as their owners do. */
export interface Doors {
  /** The page, with the code that is sent to its owner; as it is if none comes. */
  open(path: string): Promise<Answer>;
  /** Sends a form of an open page. */
  post(path: string, form: Record<string, string>): Promise<Answer>;
}

/** Opens pages of a host in this process, in a browser that keeps being let in. */
export const openDoors = ({ request, mail, sms }: Pick<Host, 'request' | 'mail' | 'sms'>): Doors =>
  openDoorsBy(request, async () => [...mail.messages(), ...sms.messages()].map(({ text }) => text));

/** The same for pages that are asked for by `request`, whose owners are `sent` what they are told. */
export function openDoorsBy(request: Host['request'], sent: Wire['sent']): Doors {
  const passes = new Map<string, string>();
  const ask = async (method: string, path: string, form?: Record<string, string>) => {
    const cookie = passes.get(path);
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const { status, headers, body } = await request(method, path, {
      headers: { ...type, ...(cookie === undefined ? {} : { cookie }) },
      ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    });
    return { status, text: String(body), setCookie: String(headers['set-cookie'] ?? '') };
  };
  const wire: Wire = {
    get: async (path) => (await ask('GET', path)).text,
    post: (path, form) => ask('POST', path, form),
    sent,
  };
  return {
    post: (path, form) => ask('POST', path, form),
    async open(path) {
      const shown = await ask('GET', path);
      if (!shown.text.includes('send-code')) return shown;
      const pass = await passFor(wire, path);
      if (pass === undefined) return shown;
      passes.set(path, pass);
      return ask('GET', path);
    },
  };
}
