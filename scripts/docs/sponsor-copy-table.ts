import type { Fate } from '../../registry/sponsor-copy/fates.ts';
import { FATES_OF_SPONSOR } from '../../registry/sponsor-copy/fates.ts';

const WORDS: Readonly<Partial<Record<Fate, string>>> = {
  copied: 'copied',
  'in-part': 'copied in part',
  decides: 'decides what is copied',
};

/** What of each stored record about a sponsor stands in its copy, and why the rest does not. */
export function sponsorCopyTable(): string {
  const rows = Object.entries(FATES_OF_SPONSOR).flatMap(([type, fates]) => {
    const byFate = new Map<string, string[]>();
    const add = (fate: Fate, field: string): void => {
      const told = WORDS[fate] ?? `kept back: ${fate}`;
      byFate.set(told, [...(byFate.get(told) ?? []), field]);
    };
    for (const [name, fate] of Object.entries(fates) as [string, Fate | Record<string, Fate>][])
      if (typeof fate === 'string') add(fate, name);
      else for (const [inner, of] of Object.entries(fate)) add(of, `${name}.${inner}`);
    return [...byFate].map(([told, fields]) => `| ${type} | ${told} | ${fields.join(', ')} |`);
  });
  return `# What a copy of a sponsor’s data has

Written by \`npm run docs\` from \`registry/sponsor-copy/fates.ts\`; the reasons are explained in
\`registry/sponsor-copy/kept-back.ts\`. \`test/registry/sponsor-copy.test.ts\` fails for a stored field that is not here,
and for one that is copied or kept back although the table says otherwise.

| record | in the copy | fields |
|---|---|---|
${rows.join('\n')}
`;
}
