import { AnchorNow } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { makeAnchor } from '../services/anchors.ts';

export const handler = apiHandler(AnchorNow, ({ command }) => makeAnchor(command.at));
