import { FAMILIES, type Family } from './families.ts';

export const WALK_FOLDER = 'docs/walkthrough';
export const WALK_PAGE = 'docs/walkthrough.md';

/** What somebody does at a screen, and what they see it by. */
export const CAPTIONS: Readonly<Record<string, string>> = {
  'eligibility-review':
    'A caseworker writes down the interview and recommends. The household, its needs and its consents stand beside the form.',
  'eligibility-approval':
    'A second caseworker reads the whole recommendation and approves it, or returns it. Nobody approves their own.',
  'best-interests':
    'A protection officer records what the panel found: what the child wishes, who speaks for them, which solutions were weighed, and who disagreed.',
  'state-decision':
    'The state accepts, denies, defers or splits. Who has to be asked again is said beside it.',
  'sponsor-proposal': 'A sponsorship officer sees who could receive the household, who could not, and why.',
  'sponsor-offer':
    'The sponsor opens the link of its mail, writes the code sent to it, and sees what the household agreed to share.',
  'sponsor-confirmation': 'Staff confirm the yes before it counts.',
  'health-exam': 'Health staff write down what the examination found, one person at a time.',
  'orientation-session': 'A trainer notes who came to the class, and what was spoken of.',
  'travel-documents': 'A travel officer collects the papers of each person.',
  'travel-booking': 'The journey is booked: its legs, who helps on the way, and what anybody needs on board.',
  'fitness-to-fly': 'In the last three days each person is found fit to fly, or not.',
  'gate-waiver':
    'In an emergency steps that the policy names may be waived under an authority: which, why, and what is owed after the arrival.',
  'gate-waiver-approval': 'A supervisor agrees to the waiver, or the steps are taken after all.',
  'owed-duty': 'What was waived is made up for after the arrival, and ends with a day and an outcome.',
  'receiving-clinic':
    'A clinic at the destination sees whoever was cleared with a condition, within thirty days.',
  'care-on-arrival': 'Care that cannot wait begins on the day of the arrival.',
  departure: 'Who boarded, and who did not.',
  arrival: 'The office of destination meets them. From here on visits are counted.',
  'follow-up-visit': 'A visit: how each of them is, and what is still owed to them.',
  'closure-approval': 'A supervisor closes the case when nothing is open any more. It can be opened again.',
  'tracing-search': 'A tracing officer begins to look for the parents, within two days.',
  'tracing-review': 'Nothing was found for a year: a tracing officer says whether to go on.',
};

export const fileOf = (family: Family, kind: string): string => `${family.name}-${kind}.webp`;
export const isPictured = ({ pictured }: Family, kind: string): boolean =>
  pictured === undefined || pictured.includes(kind);

const HEAD = `# Four households, screen by screen

What people see who take a household from intake to closure, with invented people and the policies that are shipped. The pictures
and the order of the screens come from the browser tests (\`test/e2e/walkthrough\`): \`npm run walkthrough\` makes this page anew,
and the tests fail when the order is another one. Why each rule is what it is stands in [rules of practice](generated/practice.md).
`;

const stepOf = (family: Family, kind: string, step: number): string =>
  [
    `### ${step}. \`${kind}\``,
    CAPTIONS[kind] ?? '',
    ...(isPictured(family, kind)
      ? [`![${CAPTIONS[kind] ?? kind}](walkthrough/${fileOf(family, kind)})`]
      : []),
  ].join('\n\n');

/** The page, by the kinds of work of each household in the order in which they came first. */
export const walkthrough = (walked: ReadonlyMap<string, readonly string[]>): string =>
  `${[
    HEAD,
    ...FAMILIES.map((family) =>
      [
        `## ${family.title}`,
        family.story,
        ...(walked.get(family.name) ?? []).map((kind, index) => stepOf(family, kind, index + 1)),
      ].join('\n\n'),
    ),
  ].join('\n')}\n`;

/** The kinds of work that the page tells of, by household. */
export function toldIn(page: string): Map<string, string[]> {
  const parts = page.split('\n## ').slice(1);
  return new Map(
    FAMILIES.map(({ name, title }) => {
      const part = parts.find((each) => each.startsWith(`${title}\n`)) ?? '';
      return [name, [...part.matchAll(/^### \d+\. `([a-z-]+)`$/gm)].map(([, kind]) => kind ?? '')];
    }),
  );
}
