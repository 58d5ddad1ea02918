import { App } from 'aws-cdk-lib';
import { addEnvironments } from '../../lib/deployment.ts';

/** The product's own app, with one environment for the emulator. */
const app = new App({
  postCliContext: {
    environments: {
      emulator: {
        region: 'eu-central-1',
        publicUrl: 'https://kinbridge.example',
        mailFrom: 'notices@kinbridge.example',
        alarmMail: 'alarms@kinbridge.example',
        takeBackSeconds: 0,
        // The emulator does not know the resource that follows Cognito's activity log.
        failedSignIns: false,
        logRetentionDays: 30,
      },
    },
  },
});
addEnvironments(app);
app.synth();
