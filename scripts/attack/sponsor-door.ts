import type { Host } from '../../local/host.ts';

type Answer = { readonly status: number; readonly text: string };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const SOON_MS = 5_000;
const sealIn = (html: string): string => /name="seal" value="([^"]+)"/.exec(html)?.[1] ?? '';
const asksCode = ({ text }: Answer): boolean => text.includes('send-code');

/** Sponsors' pages, opened as their owners do. */
export interface Doors {
  /** The page, with the code that is sent to its owner; as it is if none comes. */
  open(path: string): Promise<Answer>;
  /** Sends a form of an open page. */
  post(path: string, form: Record<string, string>): Promise<Answer>;
}

/** Opens pages with the codes that a host sends, in a browser that keeps being let in. */
export function openDoors({ request, mail, sms }: Pick<Host, 'request' | 'mail' | 'sms'>): Doors {
  const passes = new Map<string, string>();
  const sent = () => [...mail.messages(), ...sms.messages()].map(({ text }) => text);
  const headersOf = (path: string): { headers: Record<string, string> } => {
    const cookie = passes.get(path);
    return { headers: { ...FORM, ...(cookie === undefined ? {} : { cookie }) } };
  };
  const get = async (path: string): Promise<Answer> => {
    const { status, body } = await request('GET', path, headersOf(path));
    return { status, text: String(body) };
  };
  const send = (path: string, form: Record<string, string>) =>
    request('POST', path, { ...headersOf(path), body: new URLSearchParams(form).toString() });
  /** The code among what has been sent since, which is on its way for a moment; none if nothing comes. */
  const codeSince = async (before: readonly string[]): Promise<string | undefined> => {
    const until = performance.now() + SOON_MS;
    while (performance.now() < until) {
      const fresh = sent().filter((text) => !before.includes(text));
      const code = fresh.flatMap((text) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? []).at(-1);
      if (code !== undefined) return code;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return undefined;
  };
  return {
    async open(path) {
      const shown = await get(path);
      if (!asksCode(shown)) return shown;
      const seal = sealIn(shown.text);
      const before = sent();
      await send(path, { seal, act: 'send-code' });
      const code = await codeSince(before);
      if (code === undefined) return shown;
      const { headers } = await send(path, { seal, act: 'open', code });
      const cookie = /^[^;]+/.exec(String(headers['set-cookie'] ?? ''))?.[0];
      if (cookie !== undefined) passes.set(path, cookie);
      return get(path);
    },
    async post(path, form) {
      const { status, body } = await send(path, form);
      return { status, text: String(body) };
    },
  };
}
