import { App } from 'aws-cdk-lib';
import { addEnvironments } from '../lib/deployment.ts';

const app = new App();
addEnvironments(app);
app.synth();
