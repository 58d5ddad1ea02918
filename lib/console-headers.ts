import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseCustomHeader,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { consolePolicy } from '../contracts/console.ts';

const TWO_YEARS = Duration.days(730);

interface Props {
  readonly name: string;
  /** Where the console may send requests besides its own domain: the sign-in endpoints. */
  readonly connect: readonly string[];
  readonly cacheControl: string;
}

/** The headers of all console files, the same as on the embedded host, plus HSTS. */
export function consoleHeaders(scope: Construct, id: string, { name, connect, cacheControl }: Props) {
  const custom = (header: string, value: string): ResponseCustomHeader => ({ header, value, override: true });
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: name,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: consolePolicy(connect), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: TWO_YEARS,
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        custom('cache-control', cacheControl),
        custom('cross-origin-opener-policy', 'same-origin'),
        custom('cross-origin-resource-policy', 'same-origin'),
      ],
    },
  });
}
