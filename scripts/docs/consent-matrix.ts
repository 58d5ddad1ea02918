import { ConsentPurposeSchema } from '../../domain/case/consent.ts';
import { CONSENT_USES } from '../../domain/case/consent-uses.ts';

/** A matrix of every purpose of consent and every use that asks for it, with where it is asked and the test of it. */
export function consentMatrix(): string {
  const uses = Object.entries(CONSENT_USES);
  const rows = ConsentPurposeSchema.options.flatMap((purpose) => {
    const asking = uses.filter(([, use]) => use.purpose === purpose);
    if (asking.length === 0) return [`| ${purpose} | nothing uses it | | | | |`];
    return asking.map(([name, { of, otherwise, asked, test }]) => {
      const files = asked.map((file) => `\`${file}\``).join(', ');
      return `| ${purpose} | ${name} | ${of} | ${otherwise} | ${files} | \`${test}\` |`;
    });
  });
  return `# Consent: purposes and uses

Written by \`npm run docs\` from \`domain/case/consent-uses.ts\`. Each use asks at the moment of use.

| purpose | use | asked of | without it | asked in | test |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
