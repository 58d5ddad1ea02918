import Select from '@cloudscape-design/components/select';
import { useQuery } from '@tanstack/react-query';
import { ListSponsors } from '../../../contracts/api/sponsors.ts';
import { useCall } from '../api/use-call.ts';
import { useText } from '../i18n/use-text.ts';

const MOST = 100;

/** A sponsor of the person's office by name. */
export function SponsorField({ value, onChoose }: { value: string; onChoose(sponsorId: string): void }) {
  const say = useText();
  const call = useCall();
  const sponsors = useQuery({
    queryKey: ['sponsors', 'choice'],
    queryFn: ({ signal }) => call(ListSponsors, { query: { limit: MOST }, signal }),
  });
  const options = (sponsors.data?.sponsors ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      filteringType="auto"
      placeholder={say('work.choose')}
      statusType={sponsors.isPending ? 'loading' : sponsors.isError ? 'error' : 'finished'}
      loadingText={say('app.loading')}
      options={options}
      selectedOption={options.find((option) => option.value === value) ?? null}
      onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
    />
  );
}
