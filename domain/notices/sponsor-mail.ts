import type { Notice } from './notice.ts';

const day = (instant: string | undefined): string => (instant ?? '').slice(0, 10);

type Words = { subject: string; lines: (data: Record<string, string>) => string[] };

const TEMPLATES: Partial<Record<Notice['template'], Words>> = {
  'sponsor-offer': {
    subject: 'A household waits for your answer',
    lines: (data) => [
      'We ask you to receive a household.',
      `Please sign in and answer by ${day(data.dueAt)}. If you cannot receive it, tell us: we then ask another sponsor.`,
    ],
  },
  'sponsor-offer-reminder': {
    subject: 'A household still waits for your answer',
    lines: (data) => [`Please answer by ${day(data.dueAt)}. After that we ask another sponsor.`],
  },
  'sponsor-arrival': {
    subject: 'The household has arrived',
    lines: (data) => [`The household that you receive arrived on ${day(data.arrivedAt)}.`],
  },
  'travel-delayed': {
    subject: 'The journey is delayed',
    lines: (data) => [
      `The household that you receive now travels on ${day(data.departureAt ?? data.expectedAt)}.`,
    ],
  },
};

/** The words of a notice to a sponsor: no personal data of a household in subject or text. Undefined for other notices. */
export function sponsorMail(
  notice: Notice,
  publicUrl: string,
): { subject: string; text: string } | undefined {
  const words = TEMPLATES[notice.template];
  if (!words) return undefined;
  return { subject: words.subject, text: [...words.lines(notice.data), publicUrl].join('\n\n') };
}
