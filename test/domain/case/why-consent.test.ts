import { describe, expect, it } from 'vitest';
import { whyOfWork } from '../../../registry/why-of-case.ts';
import { AT } from '../../fixtures/actors.ts';
import { caseFile, opened } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const MEMBERS = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' }), child()];

/** Why the members of a household are asked before the state decides, with their consents as they are now. */
function why(change: (consents: ReturnType<typeof caseFile>['consents']) => typeof consents) {
  const whole = caseFile({ members: MEMBERS });
  const { file, id } = opened(
    { ...whole, consents: change(whole.consents) },
    'consent-request',
    'state-decision',
  );
  const item = file.workItems.find((one) => one.id === id)!;
  const found = whyOfWork(file, item, AT).find(({ rule }) => rule === 'consent-before-stage');
  return { found, file, ways: found?.ways.map((way) => way.map(({ lever }) => lever)) };
}

describe('why a consent is asked for', () => {
  it('names the stage, the purpose, and everybody who would have had to consent', () => {
    const { found, file, ways } = why(() => []);
    expect(found?.values).toMatchObject({ stage: 'state-decision', purpose: 'disclosure-to-state' });
    expect(found?.values).toMatchObject({ ends: 'case' });
    expect(ways).toEqual([['consent-given', 'consent-given', 'consent-given']]);
    const asked = new Set(found?.ways[0]?.map(({ personId }) => personId));
    expect(asked).toEqual(new Set(file.persons.map(({ id }) => id)));
  });

  it('says that a consent was withdrawn, or has ended', () => {
    const withdrawn = why((all) => all.map((one) => ({ ...one, withdrawnAt: AT })));
    expect(withdrawn.ways?.flat()).toContain('consent-not-withdrawn');
    const ended = why((all) => all.map((one) => ({ ...one, expiresOn: '2026-01-06' })));
    expect(ended.ways?.flat()).toContain('consent-not-ended');
  });

  it('is not told when everybody has consented', () => {
    expect(why((all) => all).found).toBeUndefined();
  });
});
