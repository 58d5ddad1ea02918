import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { dateOf, datePlus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { SupportPolicy } from '../../domain/policy/support-policy.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { Offer } from './offer.ts';
import { askedOf } from './support.ts';

/** Signatures of adults under the present text, added to those that there are. */
export function withSignatures(
  file: CaseFile,
  offer: Offer,
  sponsor: Sponsor,
  { signedBy = [], signedOn }: { signedBy?: readonly string[] | undefined; signedOn?: string | undefined },
  { at }: Command,
): Offer {
  const { undertaking } = askedOf(file, sponsor);
  if (!undertaking || signedBy.length === 0) return offer;
  const on = signedOn ?? dateOf(at);
  if (on > dateOf(at)) throw invalid('signedOn', rule('not-in-future'), on);
  if (!signedBy.every((id) => sponsor.adults.some((adult) => adult.id === id)))
    throw invalid('signedBy', rule('adult-of-sponsor'), 'another id');
  const before = offer.undertaking?.text === undertaking.text ? offer.undertaking.signatures : [];
  const kept = before.filter(({ adultId }) => !signedBy.includes(adultId));
  const signatures = [...kept, ...[...new Set(signedBy)].map((adultId) => ({ adultId, on }))];
  return { ...offer, undertaking: { text: undertaking.text, signatures } };
}

/** What showed that money is set aside. */
export interface ShownFunds {
  readonly amount?: number | undefined;
  readonly account?: NonNullable<Offer['funds']>['account'] | undefined;
  readonly proof?: NonNullable<Offer['funds']>['proof'] | undefined;
  readonly shownOn?: string | undefined;
}

const refuseOtherFunds = (
  { accounts, proofs, shownWithin }: NonNullable<SupportPolicy['funds']>,
  { account, proof, shownOn }: NonNullable<Offer['funds']>,
  today: string,
): void => {
  if (!accounts.includes(account))
    throw invalid('account', rule('in-list', { options: accounts.join(', ') }), account);
  if (!proofs.includes(proof)) throw invalid('proof', rule('in-list', { options: proofs.join(', ') }), proof);
  if (shownOn > today) throw invalid('shownOn', rule('not-in-future'), shownOn);
  const from = datePlus(today, `-${shownWithin}`);
  if (shownOn < from) throw invalid('shownOn', rule('from-on', { from }), shownOn);
};

/** Funds that somebody saw, in place of those shown before; whoever names an amount says where and by what. */
export function withFunds(
  file: CaseFile,
  offer: Offer,
  sponsor: Sponsor,
  { amount, account, proof, shownOn }: ShownFunds,
  { at, actor }: Command,
): Offer {
  const { funds } = askedOf(file, sponsor);
  if (!funds || amount === undefined) return offer;
  if (account === undefined) throw invalid('account', rule('required'), 'none');
  if (proof === undefined) throw invalid('proof', rule('required'), 'none');
  const shown = {
    ...{ amount, currency: funds.currency, account, proof },
    ...{ shownOn: shownOn ?? dateOf(at), by: actor.id },
  };
  refuseOtherFunds(funds, shown, dateOf(at));
  return { ...offer, funds: shown };
}
