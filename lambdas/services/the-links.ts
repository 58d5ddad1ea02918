import { openLinkKeys } from '../adapters/link-keys.ts';
import type { Links } from '../adapters/link-store.ts';
import { openLinks } from '../adapters/link-store.ts';
import { openOriginSecret } from '../adapters/origin-secret.ts';
import type { PendingJoins } from '../adapters/pending-joins.ts';
import { openPendingJoins } from '../adapters/pending-joins.ts';
import type { Signer } from '../adapters/signing.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { theTable } from './the-store.ts';

const theLinkKeys: () => () => Promise<Signer> = openedOnce(() => {
  const { LINK_SECRET } = theEnvironment();
  if (LINK_SECRET === undefined)
    throw new Error('Expected the environment to name LINK_SECRET for this function.');
  return openLinkKeys(LINK_SECRET);
});

/** Recognises requests that came through CloudFront. */
export const theOriginSecret: () => (given: string | undefined) => Promise<boolean> = openedOnce(() =>
  openOriginSecret(theEnvironment().ORIGIN_SECRET),
);

/** The links to sponsors' pages, with the current key. */
export const theLinks = async (): Promise<Links> => openLinks(await theLinkKeys()(), theTable());

/** What was entered on the joining page and waits for its e-mail address to be confirmed. */
export const thePendingJoins = async (): Promise<PendingJoins> =>
  openPendingJoins(await theLinkKeys()(), theTable());
