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
import { ROUTES } from '../contracts/routes.ts';

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
];

/**
 * Who may sign in: a group is a role, `custom:office` is the office. Administrators add and suspend people in the console.
 */
export class StaffDirectory extends Construct {
  readonly pool: UserPool;
  readonly client: IUserPoolClient;
  /** Where people sign in and tokens are given out. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, props: { prefix: string; publicUrl: string }) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `${props.prefix}-people`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      customAttributes: { office: new StringAttribute({ minLen: 2, maxLen: 31, mutable: true }) },
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
    this.client = this.addConsoleClient(props.publicUrl);
  }

  /** Reading lists who has an account; whoever changes them may do what administrators do, and delete nobody. */
  allow(role: IGrantable, { directory }: Pick<FunctionContract, 'directory'>): void {
    if (directory === undefined) return;
    this.pool.grant(role, ...READS, ...(directory === 'write' ? CHANGES : []));
  }

  /**
   * The console's client: authorization code with PKCE and no secret. It cannot write the office attribute, so that
   * nobody can move themselves.
   */
  private addConsoleClient(publicUrl: string): IUserPoolClient {
    return this.pool.addClient('Console', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [publicUrl + SIGNED_IN_PATH],
        logoutUrls: [publicUrl + SIGNED_OUT_PATH],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, fullname: true })
        .withCustomAttributes('office'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // A removed role is gone once the token expires.
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(12),
    });
  }
}
