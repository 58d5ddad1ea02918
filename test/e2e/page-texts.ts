import { readFileSync } from 'node:fs';

/** The texts of the pages without JavaScript in a language, by their ids. */
export function pageTexts(language: string): (id: string) => string {
  const file = readFileSync(`lambdas/pages/messages/${language}.json`, 'utf8');
  const texts = JSON.parse(file) as Record<string, string>;
  return (id) => {
    if (texts[id] === undefined) throw new Error(`Expected a text of the pages, received the id ${id}.`);
    return texts[id];
  };
}

/** The subject of a message to sponsors. */
export function subjectOf(language: string, template: string): string {
  const file = readFileSync(`domain/notices/messages/${language}.json`, 'utf8');
  return (JSON.parse(file) as Record<string, { subject: string }>)[template]!.subject;
}
