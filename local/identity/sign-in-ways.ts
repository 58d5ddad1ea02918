import { type Accounts, addressOf, newSecond } from './accounts.ts';
import type { DemoUser } from './demo-users.ts';
import { AS_SHIPPED, type InventedPeople } from './invented-people.ts';
import type { Issuer } from './issuer.ts';
import type { OrganisationDoor } from './organisation/door.ts';
import { type PasswordStep, passwordPage, refusalPage } from './password-page.ts';
import { untilTick } from './refusal-tick.ts';
import { signInPage } from './sign-in-page.ts';
import { NOTHING_WAITS, type WorkWaiting } from './work-waiting.ts';

/** The result of a form on the sign-in page: somebody who proved who they are, or the page to show. */
export type Posted = { user: DemoUser } | { html: string };

/** How a person is identified: in a demonstration by choosing, in a real folder by password and code. */
export interface SignInWay {
  userNamed(name: string): DemoUser | undefined;
  /** Whether this person's sessions that began then are over. */
  isOver(name: string, began: number): boolean;
  page(action: string, wanted: readonly string[]): string | Promise<string>;
  posted(form: URLSearchParams, action: string, wanted: readonly string[]): Promise<Posted>;
  /** By an organisation's own provider, which says who somebody is and nothing of what they may do. */
  readonly organisation?: {
    begin(
      query: string,
      wanted: readonly string[],
    ): Promise<{ to: string; browser: string } | { html: string }>;
    back(answer: URLSearchParams, browser: string | undefined, wanted: readonly string[]): Promise<string>;
  };
}

/** `count` says what waits for whom, as far as there is a table to count in. */
export function demonstration(
  count: () => WorkWaiting | Promise<WorkWaiting> = () => NOTHING_WAITS,
  invented: InventedPeople = AS_SHIPPED,
): SignInWay {
  const page = async (action: string, wanted: readonly string[]) =>
    signInPage(action, wanted, await count(), invented.list());
  return {
    userNamed: invented.named,
    isOver: (name) => invented.isOut(name),
    page,
    async posted(form, action, wanted) {
      const user = invented.named(form.get('user') ?? '');
      return user ? { user } : { html: await page(action, wanted) };
    },
  };
}

const HALF_WAY_SECONDS = 600;

export function byPassword(accounts: Accounts, issuer: Issuer, door?: OrganisationDoor): SignInWay {
  const around = { organisation: door?.name };
  const actionOf = (query: string): string => (query === '' ? '/' : `/oauth2/authorize?${query}`);

  const noteOf = (step: string, id: string, more = '') =>
    issuer.seal(step, [id, accounts.mark(id), more].join('#'), HALF_WAY_SECONDS);

  /** Whose unfinished sign-in it is, unless it is too old or the password was changed since. */
  async function halfWay(step: string, note: string): Promise<{ id: string; more: string } | undefined> {
    const [id = '', mark, more = ''] = (await issuer.unseal(step, note))?.split('#') ?? [];
    return id !== '' && accounts.mark(id) === mark ? { id, more } : undefined;
  }

  async function second(id: string): Promise<PasswordStep> {
    if (accounts.find(id)?.hasSecond) return { step: 'code', note: await noteOf('code', id) };
    const { secret, address } = newSecond(id);
    return { step: 'enrol', note: await noteOf('enrol', id, secret), secret, address };
  }

  async function next(
    form: URLSearchParams,
  ): Promise<{ user: DemoUser } | { asked: PasswordStep; wrong: boolean }> {
    const of = (name: string): string => form.get(name) ?? '';
    const step = of('step');
    if (step === 'password') {
      const id = of('id').trim().toLowerCase().slice(0, 40);
      const began = performance.now();
      if (await accounts.checkPassword(id, of('password'))) return { asked: await second(id), wrong: false };
      await untilTick(began);
      return { asked: { step }, wrong: true };
    }
    const half = step === 'code' || step === 'enrol' ? await halfWay(step, of('note')) : undefined;
    if (!half) return { asked: { step: 'password' }, wrong: true };
    const { id, more: secret } = half;
    const right =
      step === 'code' ? accounts.checkCode(id, of('code')) : accounts.enrol(id, secret, of('code'));
    const user = right ? accounts.find(id) : undefined;
    if (user) return { user };
    const note = of('note');
    const asked: PasswordStep =
      step === 'enrol' ? { step, note, secret, address: addressOf(id, secret) } : { step: 'code', note };
    return { asked, wrong: true };
  }

  return {
    userNamed: (name) => accounts.find(name),
    isOver(name, began) {
      const account = accounts.find(name);
      return !account || account.suspended || began <= account.since;
    },
    page: (action, wanted) => passwordPage(action, wanted, { step: 'password' }, around),
    async posted(form, action, wanted) {
      const came = await next(form);
      return 'user' in came
        ? came
        : { html: passwordPage(action, wanted, came.asked, { ...around, wrong: came.wrong }) };
    },
    ...(door && {
      organisation: {
        begin: async (query, wanted) =>
          (await door.send(query, wanted)) ?? { html: refusalPage(actionOf(query), wanted, 'no-answer') },
        async back(answer, browser, wanted) {
          const came = await door.take(answer, browser);
          const action = actionOf(came.query);
          // The second factor is ours: whoever has somebody's account there still lacks it.
          return came.kind === 'known'
            ? passwordPage(action, wanted, await second(came.id))
            : refusalPage(action, wanted, came.kind);
        },
      },
    }),
  };
}
