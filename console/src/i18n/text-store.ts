import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import type { Locale } from './locales.ts';
import { loadComponentTexts, loadTexts, type Texts } from './text-files.ts';

export interface Spoken {
  readonly locale: Locale;
  readonly texts: Texts;
  readonly componentTexts: readonly I18nProviderProps.Messages[];
}

/** Where texts come from. */
interface Loads {
  loadTexts(room: string, locale: Locale): Promise<Texts>;
  loadComponentTexts(locale: Locale): Promise<I18nProviderProps.Messages>;
}

/** The texts in use: those of the requested folders, in the chosen language. */
export class TextStore {
  #rooms = new Set<string>();
  #spoken: Spoken;
  /** The language chosen last, whichever is loaded first. */
  #wanted: Locale;
  #listeners = new Set<() => void>();

  readonly #loads: Loads;

  constructor(locale: Locale, loads: Loads = { loadTexts, loadComponentTexts }) {
    this.#loads = loads;
    this.#wanted = locale;
    this.#spoken = { locale, texts: {}, componentTexts: [] };
  }

  readonly current = (): Spoken => this.#spoken;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves when the texts of these folders can be shown. */
  async need(rooms: readonly string[]): Promise<void> {
    const missing = rooms.filter((room) => !this.#rooms.has(room));
    if (missing.length === 0) return;
    const { locale } = this.#spoken;
    const found = await Promise.all(missing.map((room) => this.#loads.loadTexts(room, locale)));
    if (locale !== this.#spoken.locale) return this.need(rooms);
    for (const room of missing) this.#rooms.add(room);
    this.#set({ ...this.#spoken, texts: Object.assign({}, this.#spoken.texts, ...found) as Texts });
  }

  /** Changes the language of everything on screen, once it is all loaded. */
  async speak(locale: Locale): Promise<void> {
    this.#wanted = locale;
    const rooms = [...this.#rooms];
    const [componentTexts, ...found] = await Promise.all([
      this.#loads.loadComponentTexts(locale),
      ...rooms.map((room) => this.#loads.loadTexts(room, locale)),
    ]);
    if (this.#wanted !== locale) return;
    // A page opened meanwhile brought the texts of its folders in the language until now.
    if (this.#rooms.size > rooms.length) return this.speak(locale);
    const texts = Object.assign({}, ...found) as Texts;
    this.#set({ locale, texts, componentTexts: [componentTexts] });
  }

  #set(spoken: Spoken): void {
    this.#spoken = spoken;
    for (const listener of this.#listeners) listener();
  }
}
