import { describe, expect, it } from 'vitest';
import { codeOf, freeTextIn } from '../../../domain/audit/audit-entry.ts';
import { GENESIS, seal } from '../../../domain/audit/chain.ts';
import { AT } from '../../fixtures/actors.ts';

const sealing = (details: Record<string, string | string[]>) => () =>
  seal(
    { seq: 0, hash: GENESIS },
    {
      ...{ caseId: 'case-1', at: AT, actor: { id: 'staff-1', kind: 'staff' }, command: 'command-1' },
      facts: [{ act: 'consent.given', subject: 'consent-1', details }],
    },
  );

describe('what an audit entry holds', () => {
  it.each([
    ['a code', 'disclosure-to-sponsor'],
    ['an id', 'case-0123456789abcdefghjk/person-0123456789abcdefghjk'],
    ['a date', '2026-03-10'],
    ['an instant', '2026-03-10T09:00:00.000Z'],
    ['the path of a field', 'patience.sponsor-offer.remindAfter'],
    ['a state', 'CA'],
    ['the status of an execution', 'TIMED_OUT'],
    ['an error of the engine', 'States.TaskFailed'],
    ['an error of ours', 'VersionConflict'],
    ['the id of a colleague', 'caseworker.amman'],
    ['any name of an office', 'e-m--north-'],
  ])('may be %s', (_what, value) => {
    expect(sealing({ value })).not.toThrow();
    expect(codeOf(value)).toBe(value);
  });

  it.each([
    ['a name', 'Amira Haddad'],
    ['a name of one word', 'Amira'],
    ['another script', 'أميرة'],
    ['a sentence', 'signed by her husband, since she was away'],
    ['something long', 'a'.repeat(201)],
    ['a blank at an end', 'code '],
  ])('is never %s', (_what, value) => {
    expect(sealing({ recipient: value })).toThrow('consent.given recipient');
    expect(sealing({ recipient: ['code', value] })).toThrow('consent.given recipient');
    expect(freeTextIn([{ act: 'consent.given', subject: value }])).toEqual(['consent.given subject']);
    expect(codeOf(value)).toBe('no-code');
  });

  it('is refused without telling the value', () => {
    expect(sealing({ recipient: 'Amira Haddad' })).not.toThrow('Amira');
  });
});
