import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CaseRecordSchema } from '../../../domain/case/case.ts';
import type { Notice } from '../../../domain/case/notice.ts';
import { NoticeTemplateSchema } from '../../../domain/case/notice.ts';
import { noticeTo } from '../../../domain/case/notice-to.ts';
import { PersonSchema } from '../../../domain/case/person.ts';
import {
  directionOf,
  localeOf,
  NOTICE_LANGUAGES,
  noticeLanguage,
} from '../../../domain/notices/languages.ts';
import { MESSAGES, MessagesSchema, templateFor } from '../../../domain/notices/messages.ts';
import { renderConfirmation, renderMail, renderSms } from '../../../domain/notices/render.ts';
import { toSponsorOf } from '../../../domain/notices/to.ts';
import { command } from '../../fixtures/actors.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const to = { kind: 'sponsor', id: 'sponsor-1' } as const;
const link = { url: 'https://cases.example.org/s/abc', until: '2026-04-01T09:00:00.000Z' };
const data = {
  dueAt: '2026-03-17T09:00:00.000Z',
  arrivedAt: '2026-04-02T06:00:00.000Z',
  departureAt: '2026-04-05T23:30:00.000Z',
};
const told = (template: Notice['template'], more: Record<string, string> = {}) => ({
  notice: noticeTo('case-1', to, template, command(), { ...data, ...more }),
  link,
  ...(template === 'sponsor-code' ? { code: '482913' } : {}),
});
const FOR_SPONSORS = NoticeTemplateSchema.options.filter((template) =>
  templateFor('en', { template, data: {} }),
);

/** Every ICU message of a language, by its place. */
const messagesOf = (language: (typeof NOTICE_LANGUAGES)[number]): [string, string][] => {
  const walk = (node: unknown, path: string): [string, string][] =>
    typeof node === 'string'
      ? [[path, node]]
      : Object.entries(node as object).flatMap(([key, value]) =>
          walk(value, path === '' ? key : `${path}.${key}`),
        );
  return walk(MESSAGES[language], '');
};
interface Node {
  type: number;
  value?: string;
  options?: Record<string, { value: Node[] }>;
}
/** The arguments of a message with the cases of each plural and select. */
function argumentsOf(message: string): { name: string; cases: string[] | undefined; plural: boolean }[] {
  const found: { name: string; cases: string[] | undefined; plural: boolean }[] = [];
  const walk = (nodes: Node[]): void => {
    for (const node of nodes) {
      if (node.type === 0 || node.type === 7) continue;
      const cases = node.options && Object.keys(node.options).sort();
      found.push({ name: node.value ?? '', cases, plural: node.type === 6 });
      for (const option of Object.values(node.options ?? {})) walk(option.value);
    }
  };
  walk(IntlMessageFormat.__parse!(message, {}) as unknown as Node[]);
  return found;
}

describe('notices', () => {
  it('have ids that follow from the command, the template and who gets them', () => {
    const by = command();
    const id = (template: 'sponsor-offer' | 'sponsor-arrival', who: string, from = by) =>
      noticeTo('case-1', { ...to, id: who }, template, from).id;
    expect(id('sponsor-offer', 'a')).toBe(id('sponsor-offer', 'a'));
    const others = [
      id('sponsor-offer', 'b'),
      id('sponsor-arrival', 'a'),
      id('sponsor-offer', 'a', command()),
    ];
    expect(new Set([id('sponsor-offer', 'a'), ...others]).size).toBe(4);
  });

  it('wait to be sent to sponsors; staff read theirs in the console', () => {
    expect(noticeTo('case-1', to, 'sponsor-offer', command()).status).toBe('pending');
    const staff = { kind: 'staff', id: 'anna', office: 'amman' } as const;
    expect(noticeTo('case-1', staff, 'work-item-reminder', command())).toMatchObject({
      status: 'sent',
      channel: 'in-app',
    });
  });

  it('go to the sponsor that accepted, if there is one, with the offer that they are about', () => {
    expect(toSponsorOf(caseFile(), 'travel-delayed', command())).toEqual([]);
    const group = sponsor();
    const file = placedWith(caseFile(), group);
    expect(toSponsorOf(file, 'travel-delayed', command())).toMatchObject([
      { to: { id: group.id }, data: { offerId: file.offers[0]!.id } },
    ]);
  });
});

describe('the words of notices', () => {
  it.each(NOTICE_LANGUAGES)('in %s are complete, and have the same arguments as in English', (language) => {
    expect(MessagesSchema.safeParse(MESSAGES[language]).error).toBeUndefined();
    const named = (of: typeof language) =>
      messagesOf(of).map(([path, message]) => [
        path,
        [...new Set(argumentsOf(message).map(({ name }) => name))].sort(),
      ]);
    expect(named(language)).toEqual(named('en'));
  });

  it.each(NOTICE_LANGUAGES)(
    'in %s have every plural form of the language, and each kind of sponsor',
    (language) => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
      for (const [path, message] of messagesOf(language))
        for (const { cases, plural, name } of argumentsOf(message)) {
          if (plural) expect([path, cases?.filter((one) => one !== '=0')]).toEqual([path, categories]);
          if (name === 'kind') expect(cases).toEqual(['agency', 'community', 'family', 'other']);
        }
    },
  );

  it.each(NOTICE_LANGUAGES)(
    'in %s are a mail in text and HTML, and a text message, with their dates and link',
    (language) => {
      const reader = sponsor({
        mailLanguage: language,
        contact: { channel: 'email', timeZone: 'Europe/Skopje', stopped: [] },
      });
      for (const template of FOR_SPONSORS) {
        const mail = renderMail([told(template)], reader)!;
        expect(mail.html).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
        expect(mail.html).not.toMatch(/<(script|img|link)|javascript:|onclick/i);
        for (const text of [mail.text, mail.html]) expect(text).toContain('/s/abc');
        expect(renderSms([told(template)], reader)).toMatch(/https:\/\/cases\.example\.org\/s\/abc$/);
        for (const text of [mail.subject, mail.text, mail.html])
          expect(text).not.toMatch(/[{}]|undefined|Invalid/);
      }
      // Half past midnight of the next day in Skopje.
      const sixth = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long' });
      expect(renderMail([told('travel-delayed')], reader)?.text).toContain(
        sixth.formatToParts(Date.parse('2026-04-06')).find(({ type }) => type === 'day')!.value,
      );
      expect(renderSms([told('travel-delayed')], reader)).toContain('01:30');
    },
  );

  it.each(NOTICE_LANGUAGES)('in %s ask to confirm an address', (language) => {
    const url = `https://cases.example.org/join/abc?lang=${language}`;
    const mail = renderConfirmation(language, url);
    expect(mail.html).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
    expect(mail.html).toContain(`href="${url}"`);
    expect(mail.text).toContain(`\n${url}\n`);
    expect(mail.subject).toBe(MESSAGES[language]['confirm-address'].subject);
    for (const text of [mail.text, mail.html]) expect(text).toContain('24');
  });

  it('agree with number and with who is addressed', () => {
    const mail = (language: string, days: number, kind: 'family' | 'group') => {
      const one = told('sponsor-offer', {
        dueAt: new Date(Date.parse('2026-03-10T09:00:00Z') + days * 86_400_000).toISOString(),
      });
      return renderMail([one], sponsor({ mailLanguage: language, kind }))!.text;
    };
    expect(mail('en', 1, 'group')).toContain('1 day ');
    expect(mail('uk', 2, 'group')).toContain('2 дні');
    expect(mail('uk', 7, 'group')).toContain('7 днів');
    expect(mail('ar', 2, 'group')).toContain('يومان');
    expect(mail('ro', 25, 'group')).toContain('25 de zile');
    expect(mail('mk', 21, 'group')).toContain('21 ден');
    expect([mail('fr', 7, 'family').slice(0, 8), mail('fr', 7, 'group').slice(0, 12)]).toEqual([
      'Bonjour,',
      'Bonjour à to',
    ]);
  });

  it.each([
    ['en', 'by Tuesday, 17 March 2026, 09:00 your time. After'],
    ['fr', 'au plus tard le mardi 17 mars 2026 à 09:00 (votre heure). Ensuite'],
    ['ar', 'أقصاه \u2068الثلاثاء، 17 آذار/مارس 2026\u2069، الساعة \u206809:00\u2069 بتوقيتكم. بعد'],
    ['ro', 'până marți, 17 martie 2026, ora 09:00 (ora locală a dumneavoastră). După'],
    ['mk', 'до вторник, 17 март 2026 г., 09:00 по ваше време. Потоа'],
    ['uk', 'до 17 березня 2026 р., 09:00 за вашим часом. Після'],
  ])('in %s name a day as its grammar asks, and end a sentence once', (language, words) => {
    // At Greenwich's time, and not UTC: that is the zone of who has named none.
    const contact = { channel: 'email' as const, timeZone: 'Africa/Abidjan', stopped: [] };
    const reader = sponsor({ mailLanguage: language, contact });
    expect(renderMail([told('sponsor-offer-reminder')], reader)!.text).toContain(words);
  });

  it.each(NOTICE_LANGUAGES)('in %s name UTC where nobody knows the zone of the reader', (language) => {
    const { text } = renderMail([told('sponsor-offer-reminder')], sponsor({ mailLanguage: language }))!;
    expect(text).toMatch(/09:00\u2069? ?UTC/);
    expect(text).not.toMatch(/your time|votre heure|بتوقيتكم|ora locală|ваше време|вашим часом/);
  });

  it.each(NOTICE_LANGUAGES)('in %s say of every fact that they can meet what it is', (language) => {
    const reader = sponsor({ mailLanguage: language });
    const toldOf = (template: Notice['template'], facts: Record<string, string>) => ({
      notice: { ...noticeTo('case-1', to, template, command(), facts) },
      link,
    });
    const body = (one: ReturnType<typeof toldOf>) => renderMail([one], reader)!.text;
    const clean = (text: string) => expect(text).not.toMatch(/[{}]|undefined|Invalid/);
    const at = '2026-04-05T23:30:00.000Z';
    const [leaves, comes] = [
      toldOf('travel-delayed', { departureAt: at }),
      toldOf('travel-delayed', { expectedAt: at }),
    ];
    expect(body(leaves)).not.toBe(body(comes));
    expect(renderSms([leaves], reader)).not.toBe(renderSms([comes], reader));
    expect(renderMail([leaves], reader)!.subject).not.toBe(renderMail([comes], reader)!.subject);
    for (const hours of [0, 1, 11, 13, 24, 36, 48, 24 * 11, 24 * 21, 24 * 100]) {
      const dueAt = new Date(Date.parse('2026-03-10T09:00:00Z') + hours * 3_600_000).toISOString();
      const text = body(toldOf('sponsor-offer', { dueAt }));
      clean(text);
      expect(/(?<!\d|:)0 (day|jour|д|zi|ден|أ|ي)/.exec(text)?.[0], `${hours} h`).toBeUndefined();
      clean(body(toldOf('sponsor-offer-reminder', { dueAt })));
    }
    for (const one of [leaves, comes]) clean(`${body(one)}${renderSms([one], reader)}`);
  });

  it('name a last day as the same day wherever it is read, and months as the country of the reader does', () => {
    const reader = (timeZone: string, language: string) =>
      sponsor({ mailLanguage: language, contact: { channel: 'email', timeZone, stopped: [] } });
    const ends = told('sponsor-vetting', { dueAt: '2026-12-31T00:00:00.000Z' });
    expect(renderMail([ends], reader('America/Toronto', 'en'))!.text).toContain('31 December 2026');
    const june = told('sponsor-arrival', { arrivedAt: '2026-06-25T10:00:00.000Z' });
    const month = (timeZone: string) => renderSms([june], reader(timeZone, 'ar'));
    expect(month('Asia/Amman')).toContain('25 حزيران 2026');
    expect(month('Africa/Cairo')).toContain('25 يونيو 2026');
    expect(month('America/Toronto')).toContain('25 حزيران/يونيو 2026');
  });

  it('of several at once are one digest that counts and links them', () => {
    const mail = renderMail(
      [told('sponsor-offer'), told('sponsor-arrival')],
      sponsor({ mailLanguage: 'en' }),
    )!;
    expect(mail.subject).toBe('2 messages for you');
    expect(mail.text.match(/\/s\/abc/g)).toHaveLength(2);
    const other = { ...told('sponsor-arrival'), link: { ...link, url: 'https://cases.example.org/s/def' } };
    const text = renderSms([told('sponsor-offer'), told('sponsor-offer-reminder'), other], sponsor());
    expect(text).toBe(
      'Resettlement office: 3 messages for you. https://cases.example.org/s/abc https://cases.example.org/s/def',
    );
  });

  it.each(NOTICE_LANGUAGES)(
    'in %s that lead nowhere show no link, and no day on which it ends',
    (language) => {
      const one = { ...told('sponsor-vetting'), link: undefined };
      const reader = sponsor({ mailLanguage: language });
      const mail = renderMail([one], reader)!;
      expect(`${mail.text}${mail.html}${renderSms([one], reader)}`).not.toMatch(/https?:|href/);
      expect(mail.text.split('\n\n')).toHaveLength(3);
    },
  );

  it('are English in a language that is none of the six, and none for what only staff are told', () => {
    expect([noticeLanguage('so'), noticeLanguage('ar-SY')]).toEqual(['en', 'ar']);
    for (const template of ['work-item-reminder', 'work-item-escalated', 'protection-concern'] as const)
      expect(renderMail([told(template)], sponsor())).toBeUndefined();
  });
});

describe('no personal data of a household', () => {
  const marked = [PersonSchema, CaseRecordSchema].flatMap((schema) =>
    Object.entries(
      (z.toJSONSchema(schema, { io: 'input' }) as { properties: Record<string, { pii?: boolean }> })
        .properties,
    ).flatMap(([field, { pii }]) => (pii ? [field] : [])),
  );

  it('is an argument of any message, whatever its name in the schemas', () => {
    expect(marked).toEqual(expect.arrayContaining(['name', 'birthDate', 'number', 'nationality']));
    for (const language of NOTICE_LANGUAGES)
      for (const [, message] of messagesOf(language))
        for (const { name } of argumentsOf(message)) expect(marked).not.toContain(name);
  });

  it('reaches a subject, a text message or a mail, even when it is planted in the data of a notice', () => {
    const planted = Object.fromEntries(marked.map((field) => [field, `planted-${field}`]));
    for (const language of NOTICE_LANGUAGES)
      for (const template of FOR_SPONSORS) {
        const reader = sponsor({ mailLanguage: language });
        const one = [told(template, planted)];
        expect(JSON.stringify([renderMail(one, reader), renderSms(one, reader)])).not.toContain('planted');
      }
  });
});
