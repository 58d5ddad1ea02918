import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableProviderForUserCommand,
  AdminDisableUserCommand,
  AdminLinkProviderForUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { openCognitoDirectory } from '../../../lambdas/adapters/cognito-directory.ts';

const cognito = mockClient(CognitoIdentityProviderClient);
const directory = openCognitoDirectory(
  'pool-1',
  new CognitoIdentityProviderClient({ region: 'eu-central-1' }),
);
const SUB = '0f3a1c52-7d1e-4a55-9a0e-5b8a3d6f2c11';
const user = (more: object = {}) => ({
  Username: 'user-1',
  Enabled: true,
  UserStatus: 'CONFIRMED' as const,
  UserCreateDate: new Date('2026-01-05T00:00:00.000Z'),
  Attributes: [
    { Name: 'sub', Value: SUB },
    { Name: 'email', Value: 'r.haddad@example.org' },
    { Name: 'name', Value: 'Invented Haddad' },
    { Name: 'custom:office', Value: 'amman' },
  ],
  ...more,
});
const inputs = (): [string, object][] =>
  cognito.calls().map(({ args: [command] }) => [command.constructor.name, command.input as object]);

beforeEach(() => {
  cognito.reset();
  cognito.on(ListUsersCommand).resolves({ Users: [user()] });
  cognito.on(ListUsersInGroupCommand).resolves({ Users: [] });
  cognito.on(AdminListGroupsForUserCommand).resolves({ Groups: [{ GroupName: 'caseworker' }] });
});

describe('the user pool as a directory', () => {
  it('lists all pages of everybody with their roles, and what is no role is none', async () => {
    cognito.on(ListUsersCommand).resolvesOnce({ Users: [user()], PaginationToken: 'next' });
    cognito.on(ListUsersCommand, { PaginationToken: 'next' }).resolves({
      Users: [user({ Username: 'user-2', Enabled: false, UserStatus: 'FORCE_CHANGE_PASSWORD' })],
    });
    cognito.on(ListUsersInGroupCommand, { GroupName: 'auditor' }).resolves({ Users: [user()] });
    cognito.on(ListUsersInGroupCommand, { GroupName: 'supervisor' }).resolves({ Users: [user()] });
    const [first, second] = await directory.list();
    expect(first).toEqual({
      ...{ id: SUB, login: 'r.haddad@example.org', name: 'Invented Haddad', office: 'amman' },
      ...{ roles: ['supervisor', 'auditor'], suspended: false, invited: false, hasSecond: true },
      addedAt: '2026-01-05T00:00:00.000Z',
    });
    expect(second).toMatchObject({ roles: [], suspended: true, invited: true });
  });

  it('finds one by the id in their tokens, asking for nothing else', async () => {
    cognito.on(AdminListGroupsForUserCommand).resolves({
      Groups: [{ GroupName: 'caseworker' }, { GroupName: 'eu-central-1_Federated' }],
    });
    expect(await directory.find(SUB)).toMatchObject({ id: SUB, roles: ['caseworker'] });
    await directory.find('x" or sub ^= "');
    expect(inputs().filter(([name]) => name === 'ListUsersCommand')).toEqual([
      ['ListUsersCommand', { UserPoolId: 'pool-1', Filter: `sub = "${SUB}"`, Limit: 1 }],
      ['ListUsersCommand', { UserPoolId: 'pool-1', Filter: 'sub = "xorsub"', Limit: 1 }],
    ]);
  });

  it('adds somebody without a role, to whom Cognito writes', async () => {
    cognito.on(AdminCreateUserCommand).resolves({ User: user() });
    const login = 'r.haddad@example.org';
    expect(await directory.add({ login, name: 'Invented Haddad', language: 'ar' })).toEqual({
      id: SUB,
      invitation: { kind: 'mail' },
    });
    expect(inputs()).toEqual([
      [
        'AdminCreateUserCommand',
        {
          ...{ UserPoolId: 'pool-1', Username: login, DesiredDeliveryMediums: ['EMAIL'] },
          UserAttributes: [
            { Name: 'email', Value: login },
            { Name: 'email_verified', Value: 'true' },
            { Name: 'name', Value: 'Invented Haddad' },
            { Name: 'locale', Value: 'ar' },
          ],
        },
      ],
    ]);
    await expect(directory.add({ login: 'r.haddad', name: 'x', language: 'en' })).rejects.toMatchObject({
      why: 'login-form',
    });
    cognito.on(AdminCreateUserCommand).rejects(new UsernameExistsException({ message: 'x', $metadata: {} }));
    await expect(directory.add({ login, name: 'x', language: 'en' })).rejects.toMatchObject({
      why: 'login-taken',
    });
  });

  it('takes roles away before it gives any, and changes nothing that is right', async () => {
    await directory.place(SUB, { roles: ['supervisor'], office: 'beirut' });
    expect(inputs().map(([name]) => name)).toEqual([
      ...['ListUsersCommand', 'AdminListGroupsForUserCommand', 'AdminRemoveUserFromGroupCommand'],
      ...['AdminUpdateUserAttributesCommand', 'AdminAddUserToGroupCommand'],
    ]);
    expect(cognito.commandCalls(AdminRemoveUserFromGroupCommand)[0]?.args[0].input).toMatchObject({
      GroupName: 'caseworker',
    });
    expect(cognito.commandCalls(AdminAddUserToGroupCommand)[0]?.args[0].input).toMatchObject({
      GroupName: 'supervisor',
    });
    cognito.resetHistory();
    await directory.place(SUB, { roles: ['caseworker'] });
    expect(cognito.commandCalls(AdminUpdateUserAttributesCommand)).toHaveLength(0);
    expect(cognito.commandCalls(AdminRemoveUserFromGroupCommand)).toHaveLength(0);
  });

  it('suspends by disabling the account and ending its sessions', async () => {
    await directory.suspend(SUB);
    expect(cognito.commandCalls(AdminDisableUserCommand)[0]?.args[0].input).toEqual({
      ...{ UserPoolId: 'pool-1', Username: 'user-1' },
    });
    expect(cognito.commandCalls(AdminUserGlobalSignOutCommand)).toHaveLength(1);
  });

  it('invites again: a reset for those who had a password, another letter for the others', async () => {
    expect(await directory.inviteAgain(SUB, 'fr')).toEqual({ kind: 'mail' });
    expect(cognito.commandCalls(AdminResetUserPasswordCommand)).toHaveLength(1);
    cognito.on(ListUsersCommand).resolves({ Users: [user({ UserStatus: 'FORCE_CHANGE_PASSWORD' })] });
    await directory.inviteAgain(SUB, 'fr');
    expect(cognito.commandCalls(AdminCreateUserCommand)[0]?.args[0].input).toMatchObject({
      MessageAction: 'RESEND',
    });
    expect(cognito.commandCalls(AdminSetUserMFAPreferenceCommand)).toHaveLength(0);
  });

  const identities = JSON.stringify([{ userId: 'their-7', providerName: 'Relief-Office', primary: false }]);
  const linked = (more: object = {}) =>
    user({ Attributes: [...user().Attributes, { Name: 'identities', Value: identities }], ...more });
  const named = { provider: 'Relief-Office', subject: 'their-7', login: 'r.haddad@example.org' };

  it('settles once for whom a subject of a provider stands, by the login alone', async () => {
    expect(await directory.settle!(named)).toBe(true);
    expect(inputs()).toEqual([
      ['ListUsersCommand', { UserPoolId: 'pool-1', Filter: 'email = "r.haddad@example.org"', Limit: 2 }],
      [
        'AdminLinkProviderForUserCommand',
        {
          UserPoolId: 'pool-1',
          DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'user-1' },
          SourceUser: {
            ...{ ProviderName: 'Relief-Office', ProviderAttributeName: 'Cognito_Subject' },
            ProviderAttributeValue: 'their-7',
          },
        },
      ],
    ]);
  });

  it.each([
    ['nobody has the login', []],
    ['they are suspended', [user({ Enabled: false })]],
    ['another subject stands for them', [linked()]],
    ['two have the login', [user(), user({ Username: 'user-2' })]],
  ])('settles nothing where %s', async (_what, Users) => {
    cognito.on(ListUsersCommand).resolves({ Users });
    expect(await directory.settle!(named)).toBe(false);
    expect(cognito.commandCalls(AdminLinkProviderForUserCommand)).toHaveLength(0);
  });

  it('asks for no login that could be more than a login', async () => {
    expect(await directory.settle!({ ...named, login: 'a@b.example" or email ^= "' })).toBe(false);
    expect(inputs()).toEqual([]);
  });

  it('takes whoever came from a provider for somebody who needs no invitation', async () => {
    cognito.on(ListUsersCommand).resolves({ Users: [linked({ UserStatus: 'FORCE_CHANGE_PASSWORD' })] });
    expect(await directory.find(SUB)).toMatchObject({ invited: false, hasSecond: false });
  });

  it('forgets with a new sign-in whom the provider means, so that it is settled anew', async () => {
    cognito.on(ListUsersCommand).resolves({ Users: [linked()] });
    await directory.inviteAgain(SUB, 'fr');
    expect(cognito.commandCalls(AdminDisableProviderForUserCommand)[0]?.args[0].input).toEqual({
      UserPoolId: 'pool-1',
      User: {
        ...{ ProviderName: 'Relief-Office', ProviderAttributeName: 'Cognito_Subject' },
        ProviderAttributeValue: 'their-7',
      },
    });
  });

  it('forgets a second factor and ends the sessions, and leaves the password as it is', async () => {
    await directory.forgetSecond(SUB);
    expect(cognito.commandCalls(AdminSetUserMFAPreferenceCommand)).toHaveLength(1);
    expect(cognito.commandCalls(AdminUserGlobalSignOutCommand)).toHaveLength(1);
    expect(cognito.commandCalls(AdminResetUserPasswordCommand)).toHaveLength(0);
  });

  it('says who is not there', async () => {
    cognito.on(ListUsersCommand).resolves({ Users: [] });
    expect(await directory.find(SUB)).toBeUndefined();
    await expect(directory.suspend(SUB)).rejects.toMatchObject({ why: 'unknown' });
  });
});
