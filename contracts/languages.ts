export { STAFF_LANGUAGES, type StaffLanguage } from '../domain/staff/languages.ts';
