import type { HelpFile } from './help-of.ts';

/** The fields of policies; a programme with fields of its own says in its folder what they are. */
const POLICY = 'policy';

const FILES = import.meta.glob<{ default: HelpFile }>([
  '../../../stages/*/help/*.json',
  '../../../programmes/*/stages/*/help/*.json',
  '../../../programmes/*/help/*.json',
  './*/*.json',
]);

/** Which folders say something about the fields of a stage, or of policies, the nearest first. */
const foldersOf = (stage: string): RegExp[] => [
  new RegExp(`/stages/${stage}/help/`),
  new RegExp(`^\\./${stage}/`),
  ...(stage === POLICY ? [/\/programmes\/[^/]+\/help\//] : []),
  /^\.\/shared\//,
];

/** The files of a name in those folders; English where a language has none yet. */
async function filesOf(stage: string, name: string): Promise<HelpFile[]> {
  const found = foldersOf(stage).flatMap((folder) => {
    const inside = Object.entries(FILES).filter(([path]) => folder.test(path));
    const own = inside.filter(([path]) => path.endsWith(`/${name}.json`));
    return own.length > 0 ? own : inside.filter(([path]) => path.endsWith('/en.json'));
  });
  return (await Promise.all(found.map(([, load]) => load()))).map((module) => module.default);
}

export interface Helps {
  readonly texts: readonly HelpFile[];
  readonly sources: readonly HelpFile[];
}

/** What the folder of a stage says about the fields of its forms, loaded when somebody asks for it. */
export async function loadHelp(stage: string, locale: string): Promise<Helps> {
  const [texts, sources] = await Promise.all([filesOf(stage, locale), filesOf(stage, 'sources')]);
  return { texts, sources };
}
