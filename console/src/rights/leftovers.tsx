import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { RightsRequest } from './use-rights.ts';

/** What can still exist for a time after an erasure, and until which day. */
export function Leftovers({ leftovers }: { readonly leftovers: NonNullable<RightsRequest['leftovers']> }) {
  const say = useText();
  const format = useFormat();
  return (
    <>
      <p>{say('rights.leftovers')}</p>
      <ul>
        {leftovers.map(({ what, until }) => (
          <li key={what}>{say(`rights.leftover.${what}`, { day: format.date(until) })}</li>
        ))}
      </ul>
    </>
  );
}
