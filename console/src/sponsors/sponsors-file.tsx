import { ListSponsors } from '../../../contracts/api/sponsors.ts';
import { useCall } from '../api/use-call.ts';
import { ofChosen } from '../desk/chosen-rows.ts';
import type { FileColumn } from '../desk/list-file.ts';
import { ListFileButton } from '../desk/list-file-button.tsx';
import { useLanguages } from '../desk/use-languages.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { type SponsorFilter, suits } from './sponsor-filters.tsx';
import { freePlacesOf, type Sponsor } from './use-sponsors.ts';

const PAGE = 100;

interface Props {
  readonly filter: SponsorFilter;
  /** The rows that were chosen; all that suit the filter without any. */
  readonly chosen: ReadonlySet<string>;
}

/** The sponsors that suit the filter, or what was chosen of them, as a file. */
export function SponsorsFile({ filter, chosen }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const languages = useLanguages();
  const columns: FileColumn<Sponsor>[] = [
    { header: say('sponsors.file.id'), value: ({ id }) => id },
    { header: say('sponsors.column.name'), value: ({ name }) => name },
    { header: say('sponsors.column.kind'), value: ({ kind }) => words('sponsors.kind', kind) },
    {
      header: say('sponsors.column.vetting'),
      value: ({ vetting }) => words('sponsors.vetting', vetting.status),
    },
    { header: say('sponsors.file.free'), value: freePlacesOf },
    { header: say('sponsors.file.capacity'), value: ({ capacity }) => capacity },
    { header: say('sponsors.column.languages'), value: (sponsor) => languages(sponsor.languages) },
  ];
  return (
    <ListFileButton
      name="kinbridge-sponsors"
      {...(chosen.size === 0 ? {} : { label: say('desk.file.chosen', { count: chosen.size }) })}
      columns={columns}
      page={ofChosen(
        chosen,
        ({ id }: Sponsor) => id,
        async (cursor) => {
          const needs = filter.vetting === 'needs' ? { needs: 'vetting' as const } : {};
          const found = await call(ListSponsors, { query: { as: 'file', limit: PAGE, cursor, ...needs } });
          return { ...found, rows: found.sponsors.filter((one) => suits(one, filter)) };
        },
      )}
    />
  );
}
