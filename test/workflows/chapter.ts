import { afterAll, beforeAll } from 'vitest';
import type { Told } from './told.ts';
import type { Story, World } from './world.ts';
import { openWorld } from './world.ts';

interface Book {
  stories: Record<string, Story>;
  told: { chapter: string; told: Record<string, Told> }[];
}

/** What the chapters of the test file that is read now told; the next file of this process begins another. */
let book: Book | undefined;
let world: World | undefined;

/** The world of this test file, while its tests and stories run. */
export function theWorld(): World {
  if (!world) throw new Error('Expected an open world: it opens before the first test.');
  return world;
}

/**
 * Has the stories of a chapter told in the world of this test file, where those of all its chapters run side by side:
 * a world costs more to open than a story to tell. The answer is filled in before the first test.
 */
export function chapter<Name extends string>(name: string, told: Record<Name, Story>): Record<Name, Told> {
  book ??= opened();
  for (const [story, what] of Object.entries<Story>(told)) book.stories[`${name}/${story}`] = what;
  const answer = {} as Record<Name, Told>;
  book.told.push({ chapter: name, told: answer });
  return answer;
}

function opened(): Book {
  const mine: Book = { stories: {}, told: [] };
  beforeAll(async () => {
    book = undefined;
    world = await openWorld();
    const all = await world.play(mine.stories);
    for (const { chapter: name, told } of mine.told)
      for (const [story, one] of Object.entries(all))
        if (story.startsWith(`${name}/`)) told[story.slice(name.length + 1)] = one;
  }, 1_200_000);
  afterAll(async () => {
    await world?.close();
    world = undefined;
  });
  return mine;
}
