import { useSearchParams } from 'react-router';
import { type Sort, sortIn, sortText } from '../lists/sort.ts';
import { EVERYTHING, type SponsorFilter, VETTING } from './sponsor-filters.tsx';

/** What of a list of sponsors is in its URL: codes and numbers, never what somebody typed of a name. */
interface SponsorPlace {
  readonly filter: Omit<SponsorFilter, 'text'>;
  readonly sort: Sort;
}

const SORTS = ['name', 'kind', 'vetting', 'places'];
/** The server's own order. */
const UNSORTED: Sort = { by: '', down: false };

/** Which sponsors the URL names, and in which order. */
export function useSponsorPlace() {
  const [params, setParams] = useSearchParams();
  const vetting = VETTING.find((each) => each === params.get('vetting')) ?? EVERYTHING.vetting;
  const least = params.get('places') ?? '';
  const places = /^\d{0,3}$/.test(least) ? least : '';
  const sort = sortIn(params.get('sort'), SORTS, UNSORTED);
  const place: SponsorPlace = { filter: { vetting, places }, sort };
  const go = (next: Partial<SponsorPlace>) => {
    const { filter, sort: by } = { ...place, ...next };
    setParams({
      ...(filter.vetting === 'any' ? {} : { vetting: filter.vetting }),
      ...(filter.places === '' ? {} : { places: filter.places }),
      ...(by.by === '' ? {} : { sort: sortText(by) }),
    });
  };
  return { place, go };
}
