import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useOwnTexts } from '../i18n/use-own-texts.ts';
import { useText } from '../i18n/use-text.ts';
import { useOrganisations } from './use-organisations.ts';

/** Tells administrators, wherever they are, that an agreement with a partner ends soon and nobody said what comes after. */
export function RenewalsWait() {
  const ready = useOwnTexts('partners');
  const due = useOrganisations().rows.filter(({ renewalDue }) => renewalDue).length;
  const say = useText();
  const follow = useFollow();
  if (!ready || due === 0) return null;
  return (
    <Alert type="warning">
      {say('partners.renewals', { count: due })}{' '}
      <Link href={hrefOf('/people?of=organisations')} onFollow={follow}>
        {say('partners.title')}
      </Link>
    </Alert>
  );
}
