import { LambdaClient } from '@aws-sdk/client-lambda';
import { openDoorsBy, sealIn } from '../../scripts/attack/sponsor-door.ts';
import { openPages } from './pages.ts';

interface Message {
  readonly Subject: string;
  readonly BodyText: string;
}

/** What SES has sent. */
async function mailsOf(url: string): Promise<Message[]> {
  const answer = await fetch(`${url}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as { messages: Record<string, Message[]> };
  return Object.values(messages).flat();
}

/** Sponsors who read their mail, open the link with the code that they are sent, and say yes. */
export function openSponsors(url: string, prefix: string) {
  const sent = async () => (await mailsOf(url)).map(({ BodyText }) => BodyText);
  const doors = openDoorsBy(openPages(new LambdaClient({}), prefix), sent);
  const opened = new Set<string>();
  return {
    mails: async () => (await mailsOf(url)).length,
    /** Answers what came since; tells how many offers were accepted. */
    async answer(): Promise<number> {
      let accepted = 0;
      for (const { BodyText } of await mailsOf(url)) {
        const path = /https:\/\/[^/\s]+(\/s\/[\w-]+)/.exec(BodyText)?.[1];
        if (!path || opened.has(path)) continue;
        opened.add(path);
        const { text } = await doors.open(path);
        if (!text.includes('value="decline"')) continue;
        const { status } = await doors.post(path, { seal: sealIn(text), act: 'accept', sure: 'on' });
        if (status !== 303) throw new Error(`A sponsor's yes was answered with ${status}.`);
        accepted += 1;
      }
      return accepted;
    },
  };
}
