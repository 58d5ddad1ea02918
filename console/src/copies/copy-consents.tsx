import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Section } from './paper.tsx';
import type { CaseCopy } from './use-copy.ts';

/** Recipients that are no name of somebody. */
const EVERYONE = new Set(['sponsors', 'states', 'programme']);

/** Person by person as they stand above, each person's by purpose. */
function byPerson({ consents, persons }: CaseCopy): CaseCopy['consents'] {
  const at = new Map(persons.map(({ id }, index) => [id, index]));
  const placeOf = (id: string) => at.get(id) ?? persons.length;
  return [...consents].sort(
    (a, b) => placeOf(a.personId) - placeOf(b.personId) || (a.purpose < b.purpose ? -1 : 1),
  );
}

/** What was consented to, for whom, and when it was taken back; and when sponsors were told of the household. */
export function CopyConsents({ copy }: { copy: CaseCopy }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const nameOf = (personId: string) => copy.persons.find(({ id }) => id === personId)?.name ?? '';
  const recipientOf = (name: string) => (EVERYONE.has(name) ? words('copies.recipient', name) : name);
  return (
    <Section title={say('copies.section.consents')}>
      {copy.consents.length === 0 && <p>{say('cases.none')}</p>}
      <ul>
        {byPerson(copy).map((consent) => (
          <li key={`${consent.personId} ${consent.purpose} ${consent.recipient} ${consent.givenOn}`}>
            <bdi>{nameOf(consent.personId)}</bdi>
            {': '}
            {words('words.value.purpose', consent.purpose)} (<bdi>{recipientOf(consent.recipient)}</bdi>)
            {say('cases.list.and')}
            {say('copies.consent.given', { day: format.date(consent.givenOn) })}
            {consent.withdrawnAt !== undefined &&
              say('cases.list.and') +
                say('copies.consent.withdrawn', { day: format.day(consent.withdrawnAt) })}
          </li>
        ))}
        {copy.offers.map((offer) => (
          <li key={offer.offeredAt}>{say('copies.offered', { day: format.day(offer.offeredAt) })}</li>
        ))}
      </ul>
    </Section>
  );
}
