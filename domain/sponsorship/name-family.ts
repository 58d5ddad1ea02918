import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { KnownFamily, NamedFamily } from './known-family.ts';
import type { Sponsor } from './sponsor.ts';
import type { SponsorChange } from './sponsor-change.ts';

/** The most families that wait to be looked for at once, and that one sponsor ever names. */
const MOST_ASKED = 5;
const MOST_NAMED = 50;

export const knownFamilies = ({ families = [] }: Pick<Sponsor, 'families'>): readonly KnownFamily[] =>
  families;

/**
 * Keeps a family that a sponsor named; the relay opens the work of looking for it. Throws `InvalidInput` where neither
 * number nor name is given or the year is ahead, `StoreFull` where too many wait, and `WrongState` for a sponsor whose
 * standing has ended. The answer is the same whether such a family exists or not.
 */
export function nameFamily(
  sponsor: Sponsor,
  wanted: NamedFamily,
  by: KnownFamily['by'],
  command: Command,
): SponsorChange {
  if (wanted.number === undefined && wanted.name === undefined)
    throw invalid('name', rule('required'), 'nothing');
  if (wanted.birthYear !== undefined && wanted.birthYear > Number(command.at.slice(0, 4)))
    throw invalid('birthYear', rule('not-in-future'), `${wanted.birthYear}`);
  const { status } = sponsor.vetting;
  if (status === 'suspended' || status === 'revoked')
    throw new CaseError('WrongState', `Expected a sponsor in good standing, received one ${status}.`);
  const families = knownFamilies(sponsor);
  const id = identifier('family', sponsor.id, command.id);
  if (families.some((one) => one.id === id)) return { sponsor, facts: [] };
  if (families.filter(({ state }) => state === 'asked').length >= MOST_ASKED || families.length >= MOST_NAMED)
    throw new CaseError('StoreFull', `Expected at most ${MOST_ASKED} families that wait to be looked for.`);
  const family: KnownFamily = { id, ...wanted, by, at: command.at, state: 'asked' };
  const fields = (['birthYear', 'name', 'number'] as const).filter((field) => wanted[field] !== undefined);
  return {
    sponsor: { ...sponsor, version: sponsor.version + 1, families: [...families, family] },
    facts: [
      {
        act: 'known-family.named',
        subject: id,
        details: { reportedBy: by, fields, relation: wanted.relation },
      },
    ],
  };
}

/** The sponsor with a family that was looked for: what identified it is no longer kept. */
export function settledFamily(
  sponsor: Sponsor,
  { number: _number, name: _name, birthYear: _year, ...family }: KnownFamily,
  how: Pick<KnownFamily, 'state' | 'caseId'>,
  at: string,
): Sponsor {
  const settled: KnownFamily = { ...family, ...how, endedAt: at };
  return {
    ...sponsor,
    families: knownFamilies(sponsor).map((one) => (one.id === settled.id ? settled : one)),
  };
}
