import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useText, useWords } from '../i18n/use-text.ts';
import { freePlacesOf, type Sponsor } from './use-sponsors.ts';

export const VETTING = ['any', 'needs', 'active', 'pending', 'suspended', 'revoked'] as const;

export interface SponsorFilter {
  readonly text: string;
  readonly vetting: (typeof VETTING)[number];
  /** The minimum number of free places, as typed. */
  readonly places: string;
}
export const EVERYTHING: SponsorFilter = { text: '', vetting: 'any', places: '' };

export const isEverything = ({ text, vetting, places }: SponsorFilter): boolean =>
  text === '' && vetting === 'any' && places === '';

/** Whether a sponsor matches the filter; `needs` is filtered by the server. */
export function suits(sponsor: Sponsor, { text, vetting, places }: SponsorFilter): boolean {
  const wanted = Number(places);
  return (
    sponsor.name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()) &&
    (vetting === 'any' || vetting === 'needs' || sponsor.vetting.status === vetting) &&
    (places === '' || !Number.isInteger(wanted) || freePlacesOf(sponsor) >= wanted)
  );
}

interface Props {
  readonly filter: SponsorFilter;
  onChange(filter: SponsorFilter): void;
}

export function SponsorFilters({ filter, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const options = VETTING.map((value) => ({ value, label: words('sponsors.vetting', value) }));
  return (
    <SpaceBetween direction="horizontal" size="s">
      <TextFilter
        filteringText={filter.text}
        filteringAriaLabel={say('sponsors.filter.name')}
        filteringPlaceholder={say('sponsors.filter.name')}
        filteringClearAriaLabel={say('sponsors.show-all')}
        onChange={({ detail }) => onChange({ ...filter, text: detail.filteringText })}
      />
      <Select
        ariaLabel={say('sponsors.column.vetting')}
        options={options}
        selectedOption={options.find(({ value }) => value === filter.vetting) ?? null}
        onChange={({ detail }) => {
          const chosen = VETTING.find((each) => each === detail.selectedOption.value);
          if (chosen) onChange({ ...filter, vetting: chosen });
        }}
      />
      <Input
        type="number"
        inputMode="numeric"
        ariaLabel={say('sponsors.filter.places')}
        placeholder={say('sponsors.filter.places')}
        value={filter.places}
        onChange={({ detail }) => onChange({ ...filter, places: detail.value })}
      />
    </SpaceBetween>
  );
}
