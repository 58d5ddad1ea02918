import type { PageLine } from '../../../domain/case/page-line.ts';
import type {
  Needed,
  PersonView,
  ToldAppointment,
  ToldStage,
} from '../../../domain/persons-page/page-view.ts';
import type { Html } from '../layout.ts';
import { html } from '../layout.ts';
import type { PageMessageKey, Translator } from '../words.ts';
import { PAGE_WORDS, translatorFor } from '../words.ts';

/** The text with this id, if the pages have one: a stage that they have no word for is not told of. */
const known = (word: string): PageMessageKey | undefined =>
  word in PAGE_WORDS.en ? (word as PageMessageKey) : undefined;

/** The stage's own words, or else those of the pages. */
function stageText({ language, say }: Translator, { name, words }: ToldStage, part: 'name' | 'next') {
  const word = known(`person.${part === 'name' ? 'stage' : 'next'}.${name}`);
  return words?.[language]?.[part] ?? (word && say(word));
}

function courseHtml(speaker: Translator, stages: readonly ToldStage[]): Html | undefined {
  const lines = stages.flatMap((stage) => {
    const text = stageText(speaker, stage, 'name');
    const state = speaker.say(`person.state.${stage.state}`);
    return text ? [html`<li class="${stage.state}"><span>${text}</span><span>${state}</span></li>`] : [];
  });
  return lines.length > 0 ? html`<ul class="course">${lines}</ul>` : undefined;
}

/** What is under way now, and the first stage that comes after it, in a sentence each. */
function nextHtml(speaker: Translator, stages: readonly ToldStage[]): Html[] {
  const { say } = speaker;
  const sentence = (stage: ToldStage): Html[] => {
    const text = stageText(speaker, stage, 'next');
    return text ? [html`<p>${text}</p>`] : [];
  };
  const now = stages.filter(({ state }) => state === 'now').flatMap(sentence);
  const later = stages
    .filter(({ state }) => state === 'later')
    .slice(0, 1)
    .flatMap(sentence);
  return [
    ...(now.length > 0 ? [html`<h2>${say('person.now')}</h2>${now}`] : []),
    ...(later.length > 0 ? [html`<h2>${say('person.later')}</h2>${later}`] : []),
  ];
}

/** An appointment on the clock of its own place, with what to bring. */
function appointmentHtml(
  { language, say }: Translator,
  { kind, startsAt, timeZone, place }: ToldAppointment,
): Html {
  const there = translatorFor(language, timeZone);
  const where = place === undefined ? undefined : html`<br><bdi>${place}</bdi>`;
  return html`<li><b>${say(`person.kind.${kind}`)}</b><br>${there.say('person.when', { at: new Date(startsAt) })}${where}<br>${say(`person.bring.${kind}`)}</li>`;
}

function neededLine({ say, list }: Translator, needed: Needed): Html {
  if (needed.what !== 'document') return html`<li>${say(`person.needed.${needed.what}`)}</li>`;
  const kinds = needed.kinds.map((kind) => say(`person.doc.${kind}`));
  return html`<li>${say('person.needed.document', { list: list(kinds) })}</li>`;
}

function toldLine({ say }: Translator, { word, values = {}, words = {}, days = {} }: PageLine): Html[] {
  const found = known(word);
  const named = Object.entries(words).map(([name, id]) => [name, known(id)] as const);
  if (named.some(([, text]) => text === undefined)) return [];
  const said = Object.fromEntries(named.map(([name, text]) => [name, text ? say(text) : '']));
  const dates = Object.fromEntries(Object.entries(days).map(([name, at]) => [name, new Date(at)]));
  return found ? [html`<p>${say(found, { ...values, ...said, ...dates })}</p>`] : [];
}

/** What a person is told about their own case. */
export function statusHtml(speaker: Translator, view: PersonView): Html {
  const { say } = speaker;
  const lines = view.sections.flatMap((section) => section.lines.flatMap((line) => toldLine(speaker, line)));
  const appointments = view.appointments.map((one) => appointmentHtml(speaker, one));
  const meetings =
    appointments.length > 0
      ? html`<ul>${appointments}</ul><p class="muted">${say('person.appointments.late')}</p>`
      : html`<p>${say('person.appointments.none')}</p>`;
  const needed = view.needed.map((one) => neededLine(speaker, one));
  const asked = needed.length > 0 ? html`<ul>${needed}</ul>` : html`<p>${say('person.needed.none')}</p>`;
  const course = courseHtml(speaker, view.stages);
  return html`<section><h2>${say('person.course')}</h2><p>${say(`person.standing.${view.standing}`)}</p>${lines}${course}</section>${view.stages.length > 0 ? html`<section>${nextHtml(speaker, view.stages)}</section>` : undefined}<section><h2>${say('person.appointments')}</h2>${meetings}</section>${view.standing === 'closed' ? undefined : html`<section><h2>${say('person.needed')}</h2>${asked}</section>`}`;
}
