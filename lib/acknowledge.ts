import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one finding of cdk-nag on this construct and what is in it; the reason is kept in the template's metadata. */
export const acknowledge = (construct: IConstruct, finding: string, reason: string): void =>
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${finding}`, reason });

/** Accepts a resource with a `*` in a policy of this construct, as cdk-nag writes it. */
export const acknowledgeResource = (construct: IConstruct, resource: string, reason: string): void =>
  acknowledge(construct, `IAM5[Resource::${resource}]`, reason);
