import { fileURLToPath } from 'node:url';
import type { App } from 'aws-cdk-lib';
import { Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AlarmsStack } from './alarms-stack.ts';
import { ApiFunctionsStack } from './api-functions-stack.ts';
import { ApiStack } from './api-stack.ts';
import { ConsoleStack } from './console-stack.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import { readEnvironments } from './environment-settings.ts';
import { FUNCTION_STACKS } from './function-stacks.ts';
import { StatefulStack } from './stateful-stack.ts';
import { WorkflowsStack } from './workflows-stack.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Adds the eight stacks of every environment to an app and has AwsSolutions check them all. */
export function addEnvironments(app: App, root = ROOT): void {
  for (const [environment, settings] of Object.entries(readEnvironments(app.node)))
    addEnvironment(app, environment, settings, root);
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
}

function addEnvironment(app: App, environment: string, settings: EnvironmentSettings, root: string): void {
  const prefix = `kinbridge-${environment}`;
  const common = {
    ...{ env: { region: settings.region }, prefix, settings, root },
    // A third of a template is spaces, and CloudFormation counts them.
    suppressTemplateIndentation: true,
  };
  const stateful = new StatefulStack(app, `${prefix}-stateful`, common);
  const { cases, keys, people, key, linkKey, idKey, originSecret, files, archive } = stateful;
  const running = { ...common, people, cases, keys, key, linkKey, idKey, originSecret, files, archive };
  const workflows = new WorkflowsStack(app, `${prefix}-workflows`, running);
  const gateway = new ApiStack(app, `${prefix}-api`, { ...common, people, key });
  const answering: ApiFunctionsStack[] = [];
  for (const holds of FUNCTION_STACKS) {
    if (holds === 'workflows') continue;
    const functions = new ApiFunctionsStack(app, `${prefix}-${holds}`, { ...running, holds });
    functions.addStackDependency(workflows, 'What a request writes, the consumers must understand.');
    // A function that moved from one stack to another has to be gone before it can be there.
    for (const earlier of answering)
      functions.addStackDependency(earlier, 'A name is taken until its stack lets it go.');
    gateway.addStackDependency(functions, 'A route that is open must find its function.');
    answering.push(functions);
  }
  const { api } = gateway;
  const alarms = new AlarmsStack(app, `${prefix}-alarms`, { ...common, key, api });
  const site = new ConsoleStack(app, `${prefix}-console`, { ...common, people, api, originSecret });
  for (const stack of [stateful, workflows, ...answering, gateway, alarms, site]) {
    Tags.of(stack).add('application', 'kinbridge');
    Tags.of(stack).add('environment', environment);
  }
}
