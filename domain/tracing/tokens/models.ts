import arabic from '../data/arabic-model.json' with { type: 'json' };
import cyrillic from '../data/cyrillic-model.json' with { type: 'json' };
import latin from '../data/latin-model.json' with { type: 'json' };
import { loadTokenModel, type TokenModel } from './token-model.ts';

const STORED = { arabic, cyrillic, latin };
const loaded = new Map<string, TokenModel>();

/**
 * The shipped model of a script against Latin; `latin` is the model of Latin spelling variants. Decoded on first use.
 */
export function tokenModel(script: keyof typeof STORED): TokenModel {
  let model = loaded.get(script);
  if (model === undefined) {
    model = loadTokenModel(STORED[script]);
    loaded.set(script, model);
  }
  return model;
}
