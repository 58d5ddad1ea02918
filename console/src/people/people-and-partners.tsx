import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { PeoplePage } from './people-page.tsx';

const Organisations = lazy(async () => ({
  default: (await import('../partners/organisations-page.tsx')).OrganisationsPage,
}));

/** Everybody with an account, or the partner organisations of some of them, by what the address asks for. */
export function PeopleAndPartners() {
  const [asked] = useSearchParams();
  if (asked.get('of') !== 'organisations') return <PeoplePage />;
  return (
    <Suspense fallback={null}>
      <Organisations />
    </Suspense>
  );
}
