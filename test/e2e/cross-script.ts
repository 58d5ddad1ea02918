import { adult, household } from '../fixtures/household.ts';
import type { World } from './world.ts';

/** A person sought in one script and registered elsewhere in another. */
export interface Match {
  readonly sought: string;
  readonly found: string;
  readonly reads: string;
  readonly seeker: string;
}
export const PEOPLE: Readonly<Record<'en' | 'ar', Match>> = {
  en: { sought: 'Jawad Ahmadi', found: 'جواد احمدی', reads: 'Javad Ahmadi', seeker: 'Zahra Ahmadi' },
  ar: { sought: 'Farhad Rahimi', found: 'فرهاد رحیمی', reads: 'Farhad Rahimi', seeker: 'Nadia Rahimi' },
};

export const TRACING_CONSENT = {
  purpose: 'tracing',
  recipient: 'tracing',
  fields: [],
  textVersion: 'v1',
  givenOn: '2026-01-05',
};

export async function registerCase(world: World, user: string, over: object): Promise<string> {
  const body = household({ office: user.split('.')[1]!, destinationOffice: 'toronto', ...over });
  const answer = await world.host.request('POST', '/cases', { user, body });
  if (answer.status >= 300) throw new Error(`Expected a case, received ${JSON.stringify(answer.body)}.`);
  return String((answer.body as { caseId: string }).caseId);
}

export const decideByApi = (world: World, user: string, item: string, body: object) =>
  world.host.request('POST', `/work-items/${item}/decision`, { user, body });

/** Registers the found person at Nairobi and the seeker at Bucharest; gives the seeker's case. */
export async function registerMatch(world: World, { sought, found, seeker }: Match): Promise<string> {
  const brother = { sex: 'm', nationality: 'AFG', birthPlace: 'هرات' } as const;
  await registerCase(world, 'caseworker.nairobi', {
    members: [
      adult({ ...brother, languages: ['fa'], name: found, birthDate: '1990-06-07', motherName: 'پروین' }),
    ],
  });
  return registerCase(world, 'caseworker.bucharest', {
    members: [adult({ name: seeker, motherName: 'Parwin' })],
    consents: [TRACING_CONSENT],
    tracing: [
      {
        seeker: 0,
        sought: {
          ...{ name: sought, relationship: 'brother', sex: 'm', birthYear: 1990, birthPlace: 'Herat' },
          ...{ nationality: 'AFG', relatives: [{ relation: 'mother', name: 'Parwin' }] },
        },
      },
    ],
  });
}
