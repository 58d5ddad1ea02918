import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguageName } from '../../i18n/use-language-name.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useCountryName } from '../places.ts';
import { useIdentityFacts } from './identity-facts.tsx';
import type { CaseView, Member } from './use-case.ts';

/** Everything that is known of a member; what this person may not see is shown as withheld. */
export function MemberFacts({ view, member }: { view: CaseView; member: Member }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const country = useCountryName();
  const language = useLanguageName();
  const hidden = <Box color="text-body-secondary">{say('cases.withheld.value')}</Box>;
  const seen = member.name !== undefined;
  const birth =
    member.birthDate === undefined
      ? hidden
      : member.birthDateEstimated
        ? say('cases.born.about', { date: format.date(member.birthDate) })
        : format.date(member.birthDate);
  const list = (codes: readonly string[] | undefined, name: (code: string) => string) =>
    codes === undefined
      ? hidden
      : codes.length === 0
        ? say('cases.none')
        : codes.map(name).join(say('cases.list.and'));
  const identity = useIdentityFacts()(member);
  const health = view.health?.find(({ personId }) => personId === member.id);
  const child = member.custody !== 'not-a-child';
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: say('cases.field.birthDate'), value: birth },
        { label: say('cases.field.sex'), value: member.sex ? words('words.value.sex', member.sex) : hidden },
        {
          label: say('cases.field.nationality'),
          value: member.nationality ? country(member.nationality) : hidden,
        },
        { label: say('cases.field.languages'), value: list(member.languages, language) },
        {
          label: say('cases.field.needs'),
          value: list(member.needs, (need) => words('words.value.need', need)),
        },
        ...(seen && member.individualNumber !== undefined
          ? [{ label: say('cases.field.individualNumber'), value: <bdi>{member.individualNumber}</bdi> }]
          : []),
        ...(seen && member.birthPlace !== undefined
          ? [{ label: say('cases.field.birthPlace'), value: <bdi>{member.birthPlace}</bdi> }]
          : []),
        ...identity,
        ...(child
          ? [
              {
                label: say('cases.field.separation'),
                value: words('words.value.separation', member.separation),
              },
              { label: say('cases.field.custody'), value: words('words.value.custody', member.custody) },
            ]
          : []),
        ...(view.health === null
          ? [{ label: say('cases.field.health'), value: hidden }]
          : health
            ? [
                {
                  label: say('cases.field.health'),
                  value: words('words.value.classification', health.classification),
                },
              ]
            : []),
      ]}
    />
  );
}
