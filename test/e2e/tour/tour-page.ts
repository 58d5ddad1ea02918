import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../browser.ts';
import { LEGS, OUTSIDE, type Stop } from './stops.ts';

export type Shade = 'light' | 'dark';
export type Spoken = Locale;

export const TOUR_FOLDER = 'docs/tour';
export const TOUR_PAGE = 'docs/tour.md';
/** Shown in dark and in Arabic besides: pages that draw something of their own. */
const ALSO = [
  'cases-one',
  'case-stages',
  'executions-one',
  'programme-places',
  'start-caseworker',
  'work-one',
];

export const fileOf = (name: string, locale: Spoken, shade: Shade): string =>
  `${name}${locale === 'en' ? '' : `.${locale}`}${shade === 'dark' ? '.dark' : ''}.webp`;

/** What is pictured of a stop. */
export const picturesOf = ({ name }: Stop): readonly (readonly [Spoken, Shade])[] => [
  ['en', 'light'],
  ...(ALSO.includes(name)
    ? ([
        ['en', 'dark'],
        ['ar', 'light'],
      ] as const)
    : []),
];

export const ALL = [...LEGS, OUTSIDE];
const HEAD = `# A tour of every page

Every page as the walk of \`test/e2e/tour\` found it, with the invented people of the demonstration (\`npm start -- --demo\`), in
English at 1280 pixels; pages that draw something of their own in dark and in Arabic on a phone besides. \`npm run tour\` makes this
page and its pictures anew. The walk itself runs with the browser tests, and fails when a page of the console's router is not
in it.
`;

const partOf = (stop: Stop): string =>
  [
    `### ${stop.what.replace(/\.$/, '')}`,
    ...(stop.page ? [`\`/console/${stop.page}\``] : []),
    picturesOf(stop)
      .map(([locale, shade]) => `![${stop.what}](tour/${fileOf(stop.name, locale, shade)})`)
      .join('\n'),
  ].join('\n\n');

/** The text of the tour. */
export const tour = (): string =>
  [HEAD, ...ALL.map(({ title, stops }) => [`## ${title}`, ...stops.map(partOf)].join('\n\n'))].join('\n') +
  '\n';

/** The names of all its pictures. */
export const filesOf = (): string[] =>
  ALL.flatMap(({ stops }) => stops).flatMap((stop) =>
    picturesOf(stop).map(([locale, shade]) => fileOf(stop.name, locale, shade)),
  );

/** What the tour shows or should show, and lacks. */
export function missing(): string[] {
  const files = filesOf().map((name) => join(TOUR_FOLDER, name));
  const text = existsSync(TOUR_PAGE) ? readFileSync(TOUR_PAGE, 'utf8') : '';
  return [...files.filter((file) => !existsSync(file)), ...(text === tour() ? [] : [TOUR_PAGE])];
}
