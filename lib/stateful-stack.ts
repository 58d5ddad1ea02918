import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CaseTable } from './case-table.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import { StaffDirectory } from './staff-directory.ts';

export interface StatefulStackProps extends StackProps {
  /** `kinbridge-dev`: what every name of this environment begins with. */
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
}

/** What must not be lost: the cases and the people who work on them. */
export class StatefulStack extends Stack {
  readonly cases: CaseTable;
  readonly people: StaffDirectory;

  constructor(scope: Construct, id: string, props: StatefulStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.cases = new CaseTable(this, 'Cases', props);
    this.people = new StaffDirectory(this, 'People', { ...props, publicUrl: props.settings.publicUrl });
    new CfnOutput(this, 'UserPoolId', { value: this.people.pool.userPoolId });
    new CfnOutput(this, 'ConsoleClientId', { value: this.people.client.userPoolClientId });
  }
}
