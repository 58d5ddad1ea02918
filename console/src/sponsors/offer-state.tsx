import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useWords } from '../i18n/use-text.ts';
import type { Offer } from './use-offers.ts';

const LOOKS: Readonly<Record<Offer['status'], StatusIndicatorProps.Type>> = {
  offered: 'pending',
  accepted: 'success',
  promised: 'in-progress',
  declined: 'error',
  'not-confirmed': 'stopped',
  expired: 'stopped',
  withdrawn: 'stopped',
  'broken-down': 'error',
};

/** The result of an offer, and why. */
export function OfferState({ offer }: { offer: Pick<Offer, 'status' | 'reasonCode'> }) {
  const words = useWords();
  return (
    <StatusIndicator type={LOOKS[offer.status]}>
      {words('sponsors.offer', offer.status)}
      {offer.reasonCode !== undefined && <> · {words('words.reason', offer.reasonCode)}</>}
    </StatusIndicator>
  );
}
