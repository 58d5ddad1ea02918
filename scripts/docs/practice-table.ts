import type { PracticeRule } from './practice-rules.ts';
import { practiceRules } from './practice-rules.ts';

const SURE: Record<PracticeRule['confidence'], string> = {
  seen: 'seen in a document',
  'from memory': 'unverified',
  default: 'default',
};

const row = ({ rule, source, confidence, policy, test }: PracticeRule): string =>
  `| ${rule} | ${source} (${SURE[confidence]}) | ${policy === null ? '' : `\`${policy}\``} | \`${test.file}\`: “${test.name}” |`;

/** For each stage: every rule, its source, the field of a policy that says it, and the test that shows it. */
export function practiceTable(): string {
  const stages = practiceRules().map(([folder, rules]) => {
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    return `## ${name}\n\n| rule | source | policy | test |\n|---|---|---|---|\n${rules.map(row).join('\n')}\n`;
  });
  return `# Rules of practice

Written by \`npm run docs\` from the \`rules.json\` of each stage. *Unverified* rules were not found in a document at hand:
have them checked before anybody relies on them. A *default* is our choice where practice differs.

${stages.join('\n')}`;
}
