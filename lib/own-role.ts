import type { AddToPrincipalPolicyResult, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A role of one function that contains its policy: a separate policy resource for each of a hundred functions would
 * take a fifth of the 500 resources of a stack.
 */
export class OwnRole extends Role {
  readonly #own: PolicyDocument;

  constructor(scope: Construct, id: string) {
    const own = new PolicyDocument();
    super(scope, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Own: own },
    });
    this.#own = own;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.#own.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}
