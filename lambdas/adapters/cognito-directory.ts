import type { UserType } from '@aws-sdk/client-cognito-identity-provider';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableProviderForUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
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
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import type { Colleague, StaffDirectory } from '../../contracts/staff-directory.ts';
import { DirectoryRefused, MAX_COLLEAGUES } from '../../contracts/staff-directory.ts';
import type { Place, StaffRole } from '../../domain/staff/staff-access.ts';
import { PlaceSchema } from '../../domain/staff/staff-access.ts';
import { throughSeam } from './clients.ts';

/** Cognito lists at most this many at once. */
const PAGE = 60;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;
/** One that can stand in a filter of Cognito as it is. */
const LOGIN = /^[^\s@"\\]{1,64}@[^\s@"\\]{1,190}$/;
const SUBJECT = { ProviderAttributeName: 'Cognito_Subject' } as const;
const IdentitiesSchema = z.array(z.object({ providerName: z.string(), userId: z.string() }));
const ROLES = PlaceSchema.shape.roles.element.options;
const isRole = (group: string | undefined): group is StaffRole => ROLES.some((role) => role === group);

const attributesOf = ({ Attributes }: UserType): Map<string, string> =>
  new Map((Attributes ?? []).map(({ Name = '', Value = '' }) => [Name, Value]));

/** The subjects at providers that stand for somebody. */
function identitiesOf(user: UserType) {
  const listed = attributesOf(user).get('identities');
  return listed === undefined ? [] : IdentitiesSchema.parse(JSON.parse(listed));
}

function colleagueOf(user: UserType, roles: readonly StaffRole[]): Colleague {
  const of = attributesOf(user);
  const hasPassword = user.UserStatus !== 'FORCE_CHANGE_PASSWORD';
  const [name, office] = [of.get('name'), of.get('custom:office')];
  return {
    id: of.get('sub') ?? user.Username ?? '',
    login: of.get('email') ?? user.Username ?? '',
    ...(name ? { name } : {}),
    ...(office ? { office } : {}),
    roles: [...roles],
    suspended: user.Enabled === false,
    // Whoever comes from a provider needs no password here.
    invited: !hasPassword && identitiesOf(user).length === 0,
    // The pool asks everybody for one, at the first sign-in with a password at the latest.
    hasSecond: hasPassword,
    ...(user.UserCreateDate ? { addedAt: user.UserCreateDate.toISOString() } : {}),
  };
}

interface Listed {
  readonly Users?: UserType[] | undefined;
  readonly next?: string | undefined;
}

/** All pages of a list of users, as many as the directory may have. */
async function everybody(page: (token: string | undefined) => Promise<Listed>): Promise<UserType[]> {
  const users: UserType[] = [];
  let token: string | undefined;
  do {
    const { Users = [], next } = await page(token);
    users.push(...Users);
    if (users.length > MAX_COLLEAGUES)
      throw new Error(`Expected at most ${MAX_COLLEAGUES} people in the user pool, received more.`);
    token = next;
  } while (token !== undefined);
  return users;
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { name } = error as Error;
    if (name === 'UsernameExistsException') throw new DirectoryRefused('login-taken', { cause: error });
    if (name === 'UserNotFoundException') throw new DirectoryRefused('unknown', { cause: error });
    if (name === 'InvalidParameterException') throw new DirectoryRefused('login-form', { cause: error });
    throw error;
  }
}

/** The user pool of an installation on AWS: a group is a role, `custom:office` the office, the login an e-mail address. */
export function openCognitoDirectory(
  UserPoolId: string,
  client = throughSeam('cognito', new CognitoIdentityProviderClient({})),
): StaffDirectory {
  const of = (Username: string) => ({ UserPoolId, Username });

  async function userOf(id: string): Promise<UserType | undefined> {
    const Filter = `sub = "${id.replace(/[^\w-]/g, '')}"`;
    const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId, Filter, Limit: 1 }));
    return Users[0];
  }
  async function nameOf(id: string): Promise<string> {
    const { Username } = (await userOf(id)) ?? {};
    if (Username === undefined) throw new DirectoryRefused('unknown');
    return Username;
  }
  async function rolesOf(Username: string): Promise<StaffRole[]> {
    const { Groups = [] } = await client.send(
      new AdminListGroupsForUserCommand({ ...of(Username), Limit: PAGE }),
    );
    return Groups.map(({ GroupName }) => GroupName).filter(isRole);
  }
  async function rolesByUser(): Promise<Map<string, StaffRole[]>> {
    const roles = new Map<string, StaffRole[]>();
    for (const GroupName of ROLES) {
      const users = await everybody(async (NextToken) => {
        const asked = { UserPoolId, GroupName, Limit: PAGE, ...(NextToken ? { NextToken } : {}) };
        const page = await client.send(new ListUsersInGroupCommand(asked));
        return { Users: page.Users, next: page.NextToken };
      });
      for (const { Username = '' } of users) roles.set(Username, [...(roles.get(Username) ?? []), GroupName]);
    }
    return roles;
  }

  return {
    async list() {
      const users = await everybody(async (PaginationToken) => {
        const asked = { UserPoolId, Limit: PAGE, ...(PaginationToken ? { PaginationToken } : {}) };
        const page = await client.send(new ListUsersCommand(asked));
        return { Users: page.Users, next: page.PaginationToken };
      });
      const roles = await rolesByUser();
      return users.map((user) => colleagueOf(user, roles.get(user.Username ?? '') ?? []));
    },
    async find(id) {
      const user = await userOf(id);
      return user?.Username === undefined ? undefined : colleagueOf(user, await rolesOf(user.Username));
    },
    async add({ login, name, language }) {
      if (!EMAIL.test(login)) throw new DirectoryRefused('login-form');
      const attributes = { email: login, email_verified: 'true', name, locale: language };
      const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
      const { User } = await refusing(() =>
        client.send(
          new AdminCreateUserCommand({ ...of(login), UserAttributes, DesiredDeliveryMediums: ['EMAIL'] }),
        ),
      );
      return { id: colleagueOf(User ?? {}, []).id, invitation: { kind: 'mail' } };
    },
    async place(id, { roles, office }: Place) {
      const Username = await nameOf(id);
      const before = await rolesOf(Username);
      for (const GroupName of before.filter((role) => !roles.includes(role)))
        await client.send(new AdminRemoveUserFromGroupCommand({ ...of(Username), GroupName }));
      if (office !== undefined) {
        const UserAttributes = [{ Name: 'custom:office', Value: office }];
        await client.send(new AdminUpdateUserAttributesCommand({ ...of(Username), UserAttributes }));
      }
      for (const GroupName of roles.filter((role) => !before.includes(role)))
        await client.send(new AdminAddUserToGroupCommand({ ...of(Username), GroupName }));
    },
    async suspend(id) {
      const Username = await nameOf(id);
      await client.send(new AdminDisableUserCommand(of(Username)));
      await client.send(new AdminUserGlobalSignOutCommand(of(Username)));
    },
    async reinstate(id) {
      await client.send(new AdminEnableUserCommand(of(await nameOf(id))));
    },
    async inviteAgain(id) {
      const user = await userOf(id);
      if (user?.Username === undefined) throw new DirectoryRefused('unknown');
      const { Username } = user;
      // Whom the organisation's provider means by this login is settled anew.
      for (const { providerName: ProviderName, userId: ProviderAttributeValue } of identitiesOf(user)) {
        const User = { ProviderName, ...SUBJECT, ProviderAttributeValue };
        await client.send(new AdminDisableProviderForUserCommand({ UserPoolId, User }));
      }
      await client.send(new AdminUserGlobalSignOutCommand(of(Username)));
      await client.send(
        user.UserStatus === 'FORCE_CHANGE_PASSWORD'
          ? new AdminCreateUserCommand({ ...of(Username), MessageAction: 'RESEND' })
          : new AdminResetUserPasswordCommand(of(Username)),
      );
      return { kind: 'mail' };
    },
    async forgetSecond(id) {
      const Username = await nameOf(id);
      const SoftwareTokenMfaSettings = { Enabled: false, PreferredMfa: false };
      await client.send(new AdminSetUserMFAPreferenceCommand({ ...of(Username), SoftwareTokenMfaSettings }));
      await client.send(new AdminUserGlobalSignOutCommand(of(Username)));
    },
    async settle({ provider, subject, login }) {
      if (!LOGIN.test(login)) return false;
      const Filter = `email = "${login}"`;
      const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId, Filter, Limit: 2 }));
      const [user] = Users;
      if (Users.length !== 1 || user?.Username === undefined || user.Enabled === false) return false;
      if (identitiesOf(user).length > 0) return false;
      await client.send(
        new AdminLinkProviderForUserCommand({
          UserPoolId,
          DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: user.Username },
          SourceUser: { ProviderName: provider, ...SUBJECT, ProviderAttributeValue: subject },
        }),
      );
      return true;
    },
    // Cognito knows how old a session is, and not whether anybody is there.
    async endIdleAfter() {},
  };
}
