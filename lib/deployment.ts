import { fileURLToPath } from 'node:url';
import type { App } from 'aws-cdk-lib';
import { Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AlarmsStack } from './alarms-stack.ts';
import { ConsoleStack } from './console-stack.ts';
import { readEnvironments } from './environment-settings.ts';
import { StatefulStack } from './stateful-stack.ts';
import { StatelessStack } from './stateless-stack.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Adds the four stacks of every environment to an app and has AwsSolutions check all of it. */
export function addEnvironments(app: App, root = ROOT): void {
  for (const [environment, settings] of Object.entries(readEnvironments(app.node))) {
    const prefix = `kinbridge-${environment}`;
    const env = { region: settings.region };
    const stateful = new StatefulStack(app, `${prefix}-stateful`, { env, prefix, settings });
    const { cases, people } = stateful;
    const stateless = new StatelessStack(app, `${prefix}-stateless`, {
      env,
      prefix,
      settings,
      cases,
      people,
      root,
    });
    const { key, api } = stateless;
    const alarms = new AlarmsStack(app, `${prefix}-alarms`, { env, prefix, settings, key, api });
    const site = new ConsoleStack(app, `${prefix}-console`, { env, prefix, settings, people, api, root });
    for (const stack of [stateful, stateless, alarms, site]) {
      Tags.of(stack).add('application', 'kinbridge');
      Tags.of(stack).add('environment', environment);
    }
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
}
