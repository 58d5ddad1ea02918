import { useSearchParams } from 'react-router';
import { useSession } from '../session/use-session.ts';
import { addressOf, type Scope, scopeOf } from './scope.ts';

/** What the page counts, from its URL, and how to change it. */
export function useScope() {
  const { person } = useSession();
  const [params, setParams] = useSearchParams();
  const now = new Date().toISOString().slice(0, 7);
  const everywhere = person.office === undefined;
  const scope = scopeOf(params, now, everywhere);
  const tab = params.get('tab');
  const change = (over: Partial<Scope>) =>
    setParams({ ...addressOf({ ...scope, ...over }, now), ...(tab === null ? {} : { tab }) });
  return { scope, now, everywhere, change, address: new URLSearchParams(addressOf(scope, now)).toString() };
}
