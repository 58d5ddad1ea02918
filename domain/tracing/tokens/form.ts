import { looseArabic } from '../names/arabic.ts';
import { cyrillicToLatin } from '../names/cyrillic.ts';
import { pairsOf } from './event-table.ts';
import { tokenModel } from './models.ts';
import { backgroundBits, foreignSymbols, latinSymbols } from './token-model.ts';

/** Letters as a model numbers them. */
export interface Letters {
  readonly symbols: Uint8Array;
  /** Numbers of the bigrams of the letters in that model. */
  readonly pairs: Int16Array;
  /** log2 of the probability of these letters in the script. */
  readonly chance: number;
}

const UNREADABLE: Letters = { symbols: new Uint8Array(0), pairs: new Int16Array(0), chance: 0 };
const NO_LATIN = new Uint8Array(0);

function encode(script: 'latin' | 'arabic' | 'cyrillic', text: string): Letters {
  const model = tokenModel(script);
  const symbols = foreignSymbols(model, text);
  return { symbols, pairs: pairsOf(model.table, symbols), chance: backgroundBits(model, symbols) };
}

/** One written form of a token. Most forms are never aligned, so each is encoded for the models on first use. */
export class Form {
  /** The token as its script's letters, or its Latin reading: what is compared for equality. */
  readonly text: string;
  readonly script: 'latin' | 'arabic' | 'cyrillic';
  /** Bits that reading the token in this form costs. */
  readonly cost: number;
  /** Latin reading; empty for Arabic script, which has no certain one. */
  readonly latinText: string;
  #latin: Uint8Array | undefined;
  #own: Letters | undefined;
  #reading: Letters | undefined;
  #loose: string | undefined;

  constructor(text: string, script: Form['script'], cost: number) {
    this.text = text;
    this.script = script;
    this.cost = cost;
    this.latinText = script === 'latin' ? text : script === 'cyrillic' ? cyrillicToLatin(text) : '';
  }

  /** Latin reading with end symbol; empty for Arabic script. */
  get latin(): Uint8Array {
    this.#latin ??= this.script === 'arabic' ? NO_LATIN : latinSymbols(this.latinText);
    return this.#latin;
  }

  /** The form's own letters, under the model of its script; for Latin, that of Latin variants. */
  get own(): Letters {
    this.#own ??= encode(this.script, this.text);
    return this.#own;
  }

  /** The Latin reading under the model of Latin variants. */
  get reading(): Letters {
    this.#reading ??=
      this.script === 'latin'
        ? this.own
        : this.script === 'arabic'
          ? UNREADABLE
          : encode('latin', this.latinText);
    return this.#reading;
  }

  /** For Arabic script: the coarse form in which clerks' spellings agree. */
  get loose(): string {
    this.#loose ??= this.script === 'arabic' ? looseArabic(this.text) : '';
    return this.#loose;
  }
}
