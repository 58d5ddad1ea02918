import { beforeEach, describe, expect, it } from 'vitest';
import { setClientSeam } from '../../../contracts/client-seam.ts';
import { NOT_HERE, SETTLED } from '../../../contracts/console.ts';
import type { NamedByProvider, StaffDirectory } from '../../../contracts/staff-directory.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { openTestTable } from '../../table.ts';

let named: NamedByProvider[];
let known: boolean;

beforeEach(async () => {
  await openTestTable();
  named = [];
  known = true;
  const settle = async (one: NamedByProvider) => {
    named.push(one);
    return known;
  };
  setClientSeam({ directory: { settle } as Partial<StaffDirectory> as StaffDirectory });
  Object.assign(process.env, { SIGN_IN_WITH: 'Relief-Office', SIGN_IN_CLAIM: 'email' });
  delete process.env.SIGN_IN_DOMAIN;
  return () => {
    setClientSeam(undefined);
    for (const name of ['SIGN_IN_WITH', 'SIGN_IN_CLAIM', 'SIGN_IN_DOMAIN']) delete process.env[name];
  };
});

const said = (login: string, confirmed = 'true') => ({
  ...{ 'custom:said_login': login, 'custom:said_confirmed': confirmed },
});
const asked = (userAttributes: Record<string, string>, over: object = {}) => ({
  ...{ version: '1', triggerSource: 'PreSignUp_ExternalProvider', userPoolId: 'pool-1' },
  userName: 'Relief-Office_their_7',
  request: { userAttributes, validationData: null },
  response: { autoConfirmUser: false },
  ...over,
});
const answer = async (event: object) => (await handlerOf('SettleSignIn'))(event, CONTEXT);

describe('somebody who comes from their organisation for the first time', () => {
  it('is settled by the address that it has confirmed, and sent there again: no account is made', async () => {
    await expect(answer(asked(said(' R.Haddad@Example.org ')))).rejects.toThrow(SETTLED);
    expect(named).toEqual([{ provider: 'Relief-Office', subject: 'their_7', login: 'r.haddad@example.org' }]);
  });

  it('is recognised where Cognito writes the provider in lower case', async () => {
    const event = asked(said('r.haddad@example.org'), { userName: 'relief-office_their_7' });
    await expect(answer(event)).rejects.toThrow(SETTLED);
    expect(named).toMatchObject([{ provider: 'Relief-Office', subject: 'their_7' }]);
  });

  it('is told that they are not here where the directory knows nobody by that name', async () => {
    known = false;
    await expect(answer(asked(said('r.haddad@example.org')))).rejects.toThrow(NOT_HERE);
  });

  it.each([
    ['an address that is not confirmed', asked(said('r.haddad@example.org', 'false'))],
    ['no address', asked({})],
    ['another provider', asked(said('r.haddad@example.org'), { userName: 'Other_their_7' })],
    ['no subject', asked(said('r.haddad@example.org'), { userName: 'Relief-Office_' })],
  ])('asks for nobody by %s', async (_what, event) => {
    await expect(answer(event)).rejects.toThrow(NOT_HERE);
    expect(named.filter(({ login }) => login !== '')).toEqual([]);
  });

  it('is taken only from the domain that the settings name', async () => {
    process.env.SIGN_IN_DOMAIN = 'example.org';
    await expect(answer(asked(said('r.haddad@example.org')))).rejects.toThrow(SETTLED);
    await expect(answer(asked(said('r.haddad@evil-example.org')))).rejects.toThrow(NOT_HERE);
  });

  it('needs no confirmation where another claim than the address names people', async () => {
    process.env.SIGN_IN_CLAIM = 'preferred_username';
    await expect(answer(asked(said('r.haddad@example.org', '')))).rejects.toThrow(SETTLED);
  });

  it('leaves alone whom an administrator adds', async () => {
    const event = asked({ email: 'r.haddad@example.org' }, { triggerSource: 'PreSignUp_AdminCreateUser' });
    expect(await answer(event)).toEqual(event);
    expect(named).toEqual([]);
  });
});
