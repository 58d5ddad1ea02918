import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import texts from './ukrainian-components.json';

/** Ours, for the components that the console has: the design system has no Ukrainian. */
const messages: I18nProviderProps.Messages = { 'cloudscape-design-components': { uk: texts } };
export default messages;
