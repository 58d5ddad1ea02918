import Link from '@cloudscape-design/components/link';
import { useSearchParams } from 'react-router';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

/** States of offers in which a household takes places of its sponsor. */
export const PLACES_TAKEN_BY = ['accepted', 'offered'] as const;
export const HOUSEHOLDS = 'households';

interface Props {
  readonly state: (typeof PLACES_TAKEN_BY)[number];
  readonly persons: number;
}

/** How many places are taken, as a link to the households that take them; none is no link. */
export function ToHouseholds({ state, persons }: Props) {
  const say = useText();
  const format = useFormat();
  const [asked, ask] = useSearchParams();
  if (persons === 0) return format.number(0);
  return (
    <Link
      href={`?offers=${state}#${HOUSEHOLDS}`}
      onFollow={(event) => {
        event.preventDefault();
        ask({ ...Object.fromEntries(asked), offers: state }, { replace: true });
      }}
    >
      {say('sponsors.offers.show.accepted', { count: persons })}
    </Link>
  );
}
