import Button from '@cloudscape-design/components/button';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

interface Desk {
  readonly path: string;
  /** The key of the link's text. */
  readonly text: string;
}

/** Where to find what an item asks about. */
export function deskOf({
  kind,
  caseId,
  sponsor,
  subject,
  context,
}: Pick<ItemView, 'kind' | 'caseId' | 'sponsor' | 'subject'> & Partial<Pick<ItemView, 'context'>>):
  | Desk
  | undefined {
  if (sponsor) return { path: `/sponsors/${sponsor.sponsorId}`, text: 'work.sponsor.open' };
  if (kind === 'sponsor-confirmation' && typeof context?.sponsorId === 'string')
    return { path: `/sponsors/${context.sponsorId}`, text: 'work.sponsor.open' };
  if (kind === 'sponsor-proposal') return { path: '/placement', text: 'work.compare.sponsors' };
  if (kind === 'receiving-clinic' || kind === 'care-on-arrival')
    return { path: `/cases/${caseId}?tab=appointments`, text: 'work.appointment.plan' };
  if (kind !== 'tracing-candidate' && kind !== 'tracing-confirmation') return undefined;
  const requestId = subject?.split('/')[0];
  return requestId ? { path: `/tracing/${caseId}/${requestId}`, text: 'work.compare.candidates' } : undefined;
}

/** Leads to the desk with the details of the item. */
export function DeskLink({ item }: { item: ItemView }) {
  const say = useText();
  const follow = useFollow();
  const desk = deskOf(item);
  return (
    desk && (
      <Button href={hrefOf(desk.path)} onFollow={follow}>
        {say(desk.text)}
      </Button>
    )
  );
}
