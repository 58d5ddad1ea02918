import type { HelpFile } from './help-of.ts';

const FILES = import.meta.glob<{ default: HelpFile }>([
  '../../../stages/*/help/*.json',
  '../../../programmes/*/stages/*/help/*.json',
  './*/*.json',
]);

/** The files of a name for a stage and for all, in that order; English where a language has none yet. */
async function filesOf(stage: string, name: string): Promise<HelpFile[]> {
  const found = [`/stages/${stage}/help/`, `./${stage}/`, './shared/'].flatMap((folder) => {
    const [own, english] = [name, 'en'].map(
      (each) => Object.entries(FILES).find(([path]) => path.endsWith(`${folder}${each}.json`))?.[1],
    );
    const load = own ?? english;
    return load ? [load()] : [];
  });
  return (await Promise.all(found)).map((module) => module.default);
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
