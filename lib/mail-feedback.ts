import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** The name of the set that every mail is sent with. */
export const mailConfigurationSet = (prefix: string): string => `${prefix}-notices`;

/** Passes SES reports of bounces and complaints to the function that stops the channel. */
export class MailFeedback extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { prefix, handler, setAside }: { prefix: string; handler: IFunction; setAside: IQueue },
  ) {
    super(scope, id);
    const name = mailConfigurationSet(prefix);
    const set = new ConfigurationSet(this, 'Set', { configurationSetName: name });
    set.addEventDestination('Bus', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Default', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    new Rule(this, 'Rule', {
      ruleName: `${prefix}-mail-feedback`,
      description: 'Bounces and complaints of mail that this installation sent',
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          eventType: ['Bounce', 'Complaint'],
          mail: { tags: { 'ses:configuration-set': [name] } },
        },
      },
      targets: [new LambdaFunction(handler, { deadLetterQueue: setAside })],
    });
  }
}
