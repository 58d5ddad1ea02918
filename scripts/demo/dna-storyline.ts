import { ageAt } from '../../domain/kernel/calendar.ts';
import { dayOf } from '../../domain/work-item/sample-form.ts';
import type { Host } from '../../local/host.ts';
import type { Form } from './forms.ts';

interface Member {
  readonly id: string;
  readonly status: string;
  readonly birthDate: string;
}

const LABORATORY = 'City laboratory';
const [MAJORITY, OWN_VIEW] = [18, 12];

/** Everybody is counselled and consents to a test at one laboratory, a guardian for each child; then it is asked for. */
export const askForTest =
  (host: Host): Form =>
  async ({ item, now }) => {
    const user = `caseworker.${item.office}`;
    const path = `/cases/${item.caseId}`;
    const { persons } = (await host.request('GET', path, { user })).body as { persons: Member[] };
    const members = persons.filter(({ status }) => status === 'active');
    const age = ({ birthDate }: Member): number => ageAt(birthDate, now);
    const guardian = members.find((one) => age(one) >= MAJORITY);
    for (const one of members) {
      const isChild = age(one) < MAJORITY;
      const body = {
        ...{ personId: one.id, purpose: 'dna-test', recipient: LABORATORY, fields: [], textVersion: 'v1' },
        ...{ givenOn: dayOf(now), language: 'ar' },
        ...(isChild && guardian ? { guardianId: guardian.id } : {}),
        ...(isChild && age(one) >= OWN_VIEW ? { childView: 'agrees' } : {}),
      };
      const headers = { 'idempotency-key': `${item.id}-dna-${one.id}` };
      const { status } = await host.request('POST', `${path}/consents`, { user, body, headers });
      if (status >= 400) throw new Error(`A consent to a DNA test was answered with ${status}.`);
    }
    const ids = members.map(({ id }) => id);
    return {
      ...{ decision: 'dna-test', tried: ['documents', 'interviews'], laboratory: LABORATORY },
      ...{ dnaConsenting: ids, dnaCounselled: ids },
    };
  };
