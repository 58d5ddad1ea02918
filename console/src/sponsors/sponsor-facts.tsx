import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useLanguages } from '../desk/use-languages.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ToHouseholds } from './to-households.tsx';
import { useHouseholdWarning } from './use-household-warning.ts';
import { freePlacesOf, type Sponsor, type Warning } from './use-sponsors.ts';
import { VettingState } from './vetting-state.tsx';

interface FactsProps {
  readonly sponsor: Sponsor;
  readonly warnings: readonly Warning[];
}

/** What a sponsor can receive and how it is reached. */
export function SponsorFacts({ sponsor, warnings }: FactsProps) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const languages = useLanguages();
  const { availableFrom: from, availableUntil: until, minutesToMedicalCare: minutes, contact } = sponsor;
  const yes = (is: boolean) => say(is ? 'sponsors.yes' : 'sponsors.no');
  const day = (date: string | undefined) =>
    date === undefined ? say('sponsors.open-ended') : format.date(date);
  const listed = (words: readonly string[]) => <bdi>{words.length === 0 ? '–' : format.list(words)}</bdi>;
  const warningOf = useHouseholdWarning();
  const households = (list: 'vetoes' | 'tiedTo') => {
    const warning = warningOf(warnings, list);
    return (
      <>
        {listed(sponsor[list])}
        {warning && (
          <Box>
            <StatusIndicator type="warning">{warning}</StatusIndicator>
          </Box>
        )}
      </>
    );
  };
  return (
    <Container header={<Header variant="h2">{say('sponsors.facts')}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: say('sponsors.column.kind'), value: words('sponsors.kind', sponsor.kind) },
          { label: say('sponsors.column.vetting'), value: <VettingState vetting={sponsor.vetting} /> },
          {
            label: say('sponsors.column.places'),
            value: say('sponsors.places.of', { free: freePlacesOf(sponsor), capacity: sponsor.capacity }),
          },
          { label: say('sponsors.taken'), value: <ToHouseholds state="accepted" persons={sponsor.taken} /> },
          { label: say('sponsors.held'), value: <ToHouseholds state="offered" persons={sponsor.held} /> },
          {
            label: say('sponsors.available'),
            value:
              from === undefined && until === undefined
                ? say('sponsors.any-time')
                : say('sponsors.from-until', { from: day(from), until: day(until) }),
          },
          { label: say('sponsors.column.languages'), value: languages(sponsor.languages) },
          { label: say('sponsors.interpreter'), value: yes(sponsor.interpreter) },
          { label: say('sponsors.accessible'), value: yes(sponsor.accessibleHousing) },
          {
            label: say('sponsors.medical'),
            value: minutes === null ? say('sponsors.medical.none') : say('sponsors.minutes', { minutes }),
          },
          { label: say('sponsors.single-parents'), value: yes(sponsor.supportsSingleParents) },
          { label: say('sponsors.large'), value: yes(sponsor.supportsLargeHouseholds) },
          {
            label: say('sponsors.experience'),
            value: say('sponsors.households', { count: sponsor.experience }),
          },
          { label: say('sponsors.features'), value: listed(sponsor.features) },
          { label: say('sponsors.vetoes'), value: households('vetoes') },
          { label: say('sponsors.tied-to'), value: households('tiedTo') },
          { label: say('sponsors.email'), value: <bdi dir="ltr">{sponsor.email}</bdi> },
          { label: say('sponsors.phone'), value: <bdi dir="ltr">{sponsor.phone ?? '–'}</bdi> },
          {
            label: say('sponsors.reached'),
            value: say('sponsors.reached.by', {
              channel: words('sponsors.channel', contact.channel),
              language: languages([sponsor.mailLanguage]),
            }),
          },
          {
            label: say('sponsors.quiet'),
            value: say(contact.quiet ? 'sponsors.quiet.hours' : 'sponsors.quiet.none', {
              from: contact.quiet?.from ?? '',
              until: contact.quiet?.until ?? '',
              zone: format.zone(new Date().toISOString(), contact.timeZone),
            }),
          },
        ]}
      />
    </Container>
  );
}
