import { expect, it } from 'vitest';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import {
  ASKED_BY,
  AUTHORITIES,
  CHANNELS,
  MOST_WORDS,
  REASONS,
  RIGHTS,
} from '../../console/src/rights/codes.ts';
import { HoldAuthoritySchema } from '../../domain/case/legal-hold.ts';
import {
  AskedBySchema,
  RightSchema,
  RightsChannelSchema,
  RightsRequestSchema,
} from '../../domain/case/rights-request.ts';
import { AskedRightSchema } from '../../domain/rights/ask-right.ts';
import { ERASURE_OBSTACLES } from '../../domain/rights/erasure.ts';
import { allTexts } from '../fixtures/console-texts.ts';

it('offers the codes of the schemas, each with its words', () => {
  expect(RIGHTS).toEqual(RightSchema.options);
  expect([...ASKED_BY, 'sponsor', 'retention']).toEqual(AskedBySchema.options);
  expect(CHANNELS).toEqual(RightsChannelSchema.options);
  expect(AUTHORITIES).toEqual(HoldAuthoritySchema.options);
  const texts = allTexts('en');
  const asked = [
    ...RIGHTS.flatMap((one) => [`rights.right.${one}`, `rights.then.${one}`, `rights.receipt.you.${one}`]),
    ...ERASURE_OBSTACLES.map((one) => `words.closed.${one}`),
    ...AskedBySchema.options.map((one) => `rights.by.${one}`),
    ...CHANNELS.map((one) => `words.value.told.${one}`),
    ...AUTHORITIES.map((one) => `rights.authority.${one}`),
    ...Object.values(REASONS).flatMap((codes) => codes.map((code) => `words.reason.${code}`)),
    ...RightsRequestSchema.shape.status.options.flatMap((one) => [
      `rights.state.${one}`,
      `rights.receipt.answer.${one}`,
    ]),
  ];
  expect(asked.filter((id) => texts[id] === undefined)).toEqual([]);
});

it('tells of a sponsor what is true of a sponsor, in each language', () => {
  for (const locale of LOCALES) {
    const texts = allTexts(locale);
    for (const id of ['rights.ask.what', 'rights.lift.what', 'rights.then.restriction'])
      expect([`${id}.sponsor`, texts[`${id}.sponsor`]]).not.toEqual([`${id}.sponsor`, texts[id]]);
  }
});

it('tells how long the words of a request may be', () => {
  const { words } = AskedRightSchema.shape;
  expect(words.safeParse('x'.repeat(MOST_WORDS)).success).toBe(true);
  expect(words.safeParse('x'.repeat(MOST_WORDS + 1)).success).toBe(false);
});
