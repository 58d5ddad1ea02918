import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Synthesized } from './synthesized.ts';
import { synthesize } from './synthesized.ts';

let synthesized: Synthesized;
beforeAll(() => {
  synthesized = synthesize();
});

describe('the console on AWS', () => {
  it('is in a bucket that nobody but its distribution can read', () => {
    synthesized.console.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    synthesized.console.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
    synthesized.console.resourceCountIs('AWS::CloudFront::OriginAccessControl', 1);
  });

  it('shares its domain with the API, which is never cached', () => {
    const [distribution] = Object.values(synthesized.console.findResources('AWS::CloudFront::Distribution'));
    const { CacheBehaviors, DefaultCacheBehavior } = distribution!.Properties.DistributionConfig;
    expect(CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      '/console/assets/*',
      '/console/*',
    ]);
    const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    expect(DefaultCacheBehavior).toMatchObject({
      CachePolicyId: CACHING_DISABLED,
      ViewerProtocolPolicy: 'https-only',
      AllowedMethods: expect.arrayContaining(['GET', 'POST', 'PUT']),
    });
    expect(CacheBehaviors[1].CachePolicyId).toBe(CACHING_DISABLED);
  });

  it('says with every file what a browser may do with it', () => {
    const policies = Object.values(
      synthesized.console.findResources('AWS::CloudFront::ResponseHeadersPolicy'),
    ).map(({ Properties }) => Properties.ResponseHeadersPolicyConfig);
    expect(policies).toHaveLength(2);
    for (const { SecurityHeadersConfig } of policies) {
      const policy = JSON.stringify(SecurityHeadersConfig.ContentSecurityPolicy);
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("connect-src 'self' https://cognito-idp.eu-central-1.amazonaws.com");
      expect(policy).not.toContain('unsafe');
      expect(SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThan(
        31_000_000,
      );
    }
    const cached = policies.flatMap(({ CustomHeadersConfig }) => CustomHeadersConfig.Items);
    const values = cached.filter(({ Header }) => Header === 'cache-control').map(({ Value }) => Value);
    expect(values.sort()).toEqual(['no-cache', 'public, max-age=31536000, immutable']);
  });

  it('sends every address that is no file to its page, and the root to it', () => {
    const [made] = Object.values(synthesized.console.findResources('AWS::CloudFront::Function'));
    const handler = new Function(`${made!.Properties.FunctionCode}; return handler;`)() as (event: {
      request: { uri: string };
    }) => { uri?: string; statusCode?: number };
    const at = (uri: string) => handler({ request: { uri } });
    expect(at('/').statusCode).toBe(302);
    expect(at('/console').statusCode).toBe(302);
    expect(at('/console/work/item-1').uri).toBe('/console/index.html');
    expect(at('/console/settings.json').uri).toBe('/console/settings.json');
    expect(at('/cases/case-1').uri).toBe('/cases/case-1');
  });
});
