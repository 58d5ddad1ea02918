import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one cdk-nag finding on this construct and its children; the reason is kept in the template's metadata. */
export const acknowledge = (construct: IConstruct, finding: string, reason: string): void =>
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${finding}`, reason });

/** Accepts a wildcard resource in a policy of this construct, in cdk-nag's notation. */
export const acknowledgeResource = (construct: IConstruct, resource: string, reason: string): void =>
  acknowledge(construct, `IAM5[Resource::${resource}]`, reason);
