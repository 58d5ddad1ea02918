import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SIGNED_IN_PATH, SIGNED_OUT_PATH } from '../contracts/console.ts';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { SAID_CONFIRMED, SAID_LOGIN } from '../contracts/organisation-sign-in.ts';
import { ROUTES } from '../contracts/routes.ts';
import type { OrganisationSettings } from './environment-settings.ts';
import { OrganisationSignIn } from './organisation-sign-in.ts';

const READS = ['cognito-idp:ListUsers', 'cognito-idp:ListUsersInGroup', 'cognito-idp:AdminListGroupsForUser'];
const CHANGES = [
  'cognito-idp:AdminCreateUser',
  'cognito-idp:AdminUpdateUserAttributes',
  'cognito-idp:AdminAddUserToGroup',
  'cognito-idp:AdminRemoveUserFromGroup',
  'cognito-idp:AdminDisableUser',
  'cognito-idp:AdminEnableUser',
  'cognito-idp:AdminUserGlobalSignOut',
  'cognito-idp:AdminResetUserPassword',
  'cognito-idp:AdminSetUserMFAPreference',
  'cognito-idp:AdminDisableProviderForUser',
];

const SETTLES = ['cognito-idp:ListUsers', 'cognito-idp:AdminLinkProviderForUser'];
const RIGHTS = { read: READS, write: [...READS, ...CHANGES], settle: SETTLES } as const;

export interface StaffDirectoryProps {
  readonly prefix: string;
  readonly publicUrl: string;
  /** By which provider people may also sign in. */
  readonly organisation?: OrganisationSettings | undefined;
}

/**
 * Who may sign in: a group is a role, `custom:office` is the office. Administrators add and suspend people in the console.
 */
export class StaffDirectory extends Construct {
  readonly pool: UserPool;
  readonly client: IUserPoolClient;
  /** Where people sign in and tokens are given out. */
  readonly signInUrl: string;
  readonly organisation: OrganisationSignIn | undefined;

  constructor(scope: Construct, id: string, props: StaffDirectoryProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `${props.prefix}-people`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      // Always there, because a pool never lets go of an attribute.
      customAttributes: {
        office: new StringAttribute({ minLen: 2, maxLen: 31, mutable: true }),
        [SAID_LOGIN]: new StringAttribute({ mutable: true }),
        [SAID_CONFIRMED]: new StringAttribute({ mutable: true }),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    for (const role of new Set(ROUTES.flatMap((route) => route.roles))) {
      this.pool.addGroup(role, { groupName: role, description: `May do what the role ${role} may do` });
    }
    const domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${props.prefix}-${Aws.ACCOUNT_ID}` },
    });
    this.signInUrl = domain.baseUrl();
    const { organisation } = props;
    this.organisation =
      organisation &&
      new OrganisationSignIn(this, 'Organisation', { ...props, pool: this.pool, organisation });
    this.client = this.addConsoleClient(props.publicUrl);
  }

  /** Reading lists who has an account; whoever changes them may do what administrators do, and delete nobody. */
  allow(role: IGrantable, { directory }: Pick<FunctionContract, 'directory'>): void {
    if (directory === undefined) return;
    this.pool.grant(role, ...RIGHTS[directory]);
  }

  /**
   * The console's client: authorization code with PKCE and no secret. It cannot write the office attribute, so that
   * nobody can move themselves. What Cognito writes at a sign-in by a provider, the client must be able to write; its tokens
   * have no scope for that.
   */
  private addConsoleClient(publicUrl: string): IUserPoolClient {
    const provider = this.organisation?.provider;
    const writable = new ClientAttributes().withStandardAttributes({ email: true });
    const client = this.pool.addClient('Console', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [publicUrl + SIGNED_IN_PATH],
        logoutUrls: [publicUrl + SIGNED_OUT_PATH],
      },
      supportedIdentityProviders: [
        UserPoolClientIdentityProvider.COGNITO,
        ...(provider ? [UserPoolClientIdentityProvider.custom(provider.providerName)] : []),
      ],
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, fullname: true })
        .withCustomAttributes('office'),
      writeAttributes: provider ? writable.withCustomAttributes(SAID_LOGIN, SAID_CONFIRMED) : writable,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // A removed role is gone once the token expires.
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(12),
    });
    if (provider) client.node.addDependency(provider);
    return client;
  }
}
