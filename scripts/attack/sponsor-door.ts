import type { Host } from '../../local/host.ts';

type Answer = { readonly status: number; readonly text: string };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const SOON_MS = 5_000;
const sealIn = (html: string): string => /name="seal" value="([^"]+)"/.exec(html)?.[1] ?? '';
const asksCode = ({ text }: Answer): boolean => text.includes('send-code');

/** Opens sponsors' pages as their owners do: with the code that is sent to them, kept by the browser while it holds. */
export function openDoors({ request, mail }: Pick<Host, 'request' | 'mail'>) {
  const passes = new Map<string, string>();
  const told = (to: string) => mail.messages().filter((message) => message.to.includes(to));
  const get = async (path: string): Promise<Answer> => {
    const cookie = passes.get(path);
    const { status, body } = await request('GET', path, cookie === undefined ? {} : { headers: { cookie } });
    return { status, text: String(body) };
  };
  const post = (path: string, form: Record<string, string>) =>
    request('POST', path, { headers: FORM, body: new URLSearchParams(form).toString() });
  /** The code of the newest message, which is on its way for a moment; none if nothing is sent. */
  const codeFor = async (to: string, before: number): Promise<string | undefined> => {
    const until = performance.now() + SOON_MS;
    while (performance.now() < until) {
      const codes = told(to)
        .slice(before)
        .flatMap(({ text }) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? []);
      if (codes.length > 0) return codes.at(-1);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return undefined;
  };
  return async (path: string, owner: string): Promise<Answer> => {
    const shown = await get(path);
    if (!asksCode(shown)) return shown;
    const seal = sealIn(shown.text);
    const before = told(owner).length;
    await post(path, { seal, act: 'send-code' });
    const code = await codeFor(owner, before);
    if (code === undefined) return shown;
    const { headers } = await post(path, { seal, act: 'open', code });
    const cookie = /^[^;]+/.exec(String(headers['set-cookie'] ?? ''))?.[0];
    if (cookie !== undefined) passes.set(path, cookie);
    return get(path);
  };
}
