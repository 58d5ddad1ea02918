import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useFormat } from '../i18n/use-format.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';

type Given = NonNullable<ItemView['given']>;

/** When somebody is expected and how to speak with them, of work that a partner organisation has. */
export function GivenFacts({ given, nameOf }: { given: Given; nameOf(personId: string): string }) {
  const say = useText();
  const format = useFormat();
  const languageName = useLanguageName();
  const { appointment, persons, at } = given;
  const spoken = ({ preferredLanguage, languages, interpreterNeeded }: Given['persons'][number]) => {
    const known = preferredLanguage === undefined ? languages : [preferredLanguage];
    const names = format.list(known.map(languageName));
    return interpreterNeeded ? say('partners.interpreter', { languages: names }) : names;
  };
  return (
    <KeyValuePairs
      columns={1}
      items={[
        {
          label: say('partners.appointment'),
          value: appointment
            ? say('partners.appointment.at', {
                ...{ when: format.instantIn(appointment.startsAt, appointment.timeZone) },
                ...{ minutes: appointment.minutes, place: appointment.place },
              })
            : say('partners.appointment.none'),
        },
        ...persons.map((one) => ({
          label: persons.length === 1 ? say('partners.speaks') : nameOf(one.personId),
          value: spoken(one),
        })),
        { label: say('partners.since'), value: format.instant(at) },
      ]}
    />
  );
}
