import { RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type ICachePolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CONSOLE_ASSETS_PATH, CONSOLE_PATH, IMMUTABLE } from '../contracts/console.ts';
import { ORIGIN_HEADER } from '../contracts/pages.ts';
import { acknowledge } from './acknowledge.ts';
import { consoleHeaders } from './console-headers.ts';
import type { EnvironmentSettings } from './environment-settings.ts';

export interface ConsoleSiteProps {
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
  /** The host name of the HTTP API, which is served under the same domain. */
  readonly apiHost: string;
  /** How the API recognises CloudFront's requests. */
  readonly originSecret: string;
  readonly connect: readonly string[];
}

/** Redirects `/` to the console, and serves the console's page for every console URL that is not a file. */
const TO_PAGE = `function handler(event) {
  var request = event.request;
  if (request.uri === '/' || request.uri === '${CONSOLE_PATH.slice(0, -1)}')
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '${CONSOLE_PATH}' } } };
  if (request.uri.indexOf('${CONSOLE_PATH}') === 0 && !/\\.[a-z0-9]+$/.test(request.uri)) request.uri = '${CONSOLE_PATH}index.html';
  return request;
}`;

/** The console and the API under one domain: files from a bucket that only CloudFront may read, the rest from the API. */
export class ConsoleSite extends Construct {
  /** As its interface: its class does not fit it under `exactOptionalPropertyTypes`. */
  readonly bucket: IBucket;
  readonly distribution: Distribution;

  constructor(
    scope: Construct,
    id: string,
    { prefix, settings, apiHost, originSecret, connect }: ConsoleSiteProps,
  ) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    }) as IBucket;
    const toPage = new EdgeFunction(this, 'ToPage', {
      functionName: `${prefix}-console-to-page`,
      code: FunctionCode.fromInline(TO_PAGE),
      runtime: FunctionRuntime.JS_2_0,
    });
    const ask = [{ function: toPage, eventType: FunctionEventType.VIEWER_REQUEST }];
    const origin = S3BucketOrigin.withOriginAccessControl(this.bucket);
    const files = (name: string, cacheControl: string, cachePolicy: ICachePolicy): BehaviorOptions => ({
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy,
      responseHeadersPolicy: consoleHeaders(this, `${name}Headers`, {
        name: `${prefix}-console-${name.toLowerCase()}`,
        connect,
        cacheControl,
      }),
    });
    const { certificateArn } = settings;
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${prefix} console and API`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(certificateArn === undefined
        ? {}
        : {
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            domainNames: [new URL(settings.publicUrl).hostname],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
          }),
      defaultBehavior: {
        origin: new HttpOrigin(apiHost, { customHeaders: { [ORIGIN_HEADER]: originSecret } }),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        functionAssociations: ask,
      },
      additionalBehaviors: {
        [`${CONSOLE_ASSETS_PATH}*`]: files('Assets', IMMUTABLE, CachePolicy.CACHING_OPTIMIZED),
        [`${CONSOLE_PATH}*`]: {
          ...files('Pages', 'no-cache', CachePolicy.CACHING_DISABLED),
          functionAssociations: ask,
        },
      },
    });
    this.accept(certificateArn !== undefined);
  }

  private accept(hasCertificate: boolean): void {
    const noLogs = 'Access logs would hold the addresses of staff; the API logs every request without them.';
    acknowledge(this.bucket, 'S1', noLogs);
    acknowledge(this.distribution, 'CFR3', noLogs);
    acknowledge(
      this.distribution,
      'CFR1',
      'Staff work from many countries, and which ones is not known here.',
    );
    acknowledge(
      this.distribution,
      'CFR2',
      'Static files and an API with its own rate limits, size limits and sign-in; a firewall is a setting of the account.',
    );
    if (!hasCertificate)
      acknowledge(
        this.distribution,
        'CFR4',
        'Without a certificate of its own an environment is tried out under a CloudFront name, whose protocols AWS sets.',
      );
  }
}
