import type { StackName, Statement, Synthesized } from './synthesized.ts';
import { STACKS, spelled, statementsByRole } from './synthesized.ts';

export interface DeployedFunction {
  /** The name in the contract. */
  name: string;
  stack: StackName;
  logicalId: string;
  properties: { Role: unknown; Environment: { Variables: Record<string, unknown> } };
  /** Of its role. */
  statements: Statement[];
}

const isAudit = (resource: string): boolean => resource.includes('CasesAudit');

/**
 * The actions of statements; those on the table of audit entries are told apart as the record of calls does. CDK puts
 * statements of the same actions together.
 */
export const actionsIn = (statements: readonly Statement[]): string[] =>
  statements.flatMap(({ actions, resources }) => [
    ...(resources.every(isAudit) ? [] : actions),
    ...(resources.some(isAudit) ? actions.map((action) => action.replace(/^dynamodb:/, 'audit:')) : []),
  ]);

const PREFIX = 'kinbridge-dev-';

/** Every function of ours, in whichever stack it is; the one that CDK brings to copy files has no name. */
export function deployedFunctions(synthesized: Synthesized): DeployedFunction[] {
  return STACKS.flatMap((stack) => {
    const found = Object.entries(synthesized[stack].findResources('AWS::Lambda::Function'));
    const ours = found.filter(([, { Properties }]) => String(Properties.FunctionName).startsWith(PREFIX));
    if (ours.length === 0) return [];
    const roles = statementsByRole(synthesized[stack]);
    return ours.map(([logicalId, { Properties }]) => ({
      name: String(Properties.FunctionName).slice(PREFIX.length),
      stack,
      logicalId,
      properties: Properties,
      statements: roles.get(spelled(Properties.Role).replace(/\.Arn$/, '')) ?? [],
    }));
  });
}
