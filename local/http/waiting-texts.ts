import type { StaffLanguage } from '../../contracts/languages.ts';

/** Why there is no console yet: it is being built, could not be built, or nobody has built it. */
export type Missing = 'building' | 'failed' | 'not-built';

type Text = Readonly<Record<Missing, { readonly title: string; readonly lead: string }>>;

const en: Text = {
  building: {
    title: 'The console is being prepared',
    lead: 'This happens at the first start and after an update, and takes less than a minute. This page then opens the console by itself. Cases go on meanwhile.',
  },
  failed: {
    title: 'The console could not be prepared',
    lead: 'Cases go on. The window in which Kinbridge was started says why; try again there with this command. This page then opens the console by itself.',
  },
  'not-built': {
    title: 'The console has not been built',
    lead: 'Cases go on. Build the console with this command in the folder of Kinbridge. This page then opens it by itself.',
  },
};

const fr: Text = {
  building: {
    title: 'La console est en préparation',
    lead: 'Cela se produit au premier démarrage et après une mise à jour, et dure moins d’une minute. Cette page ouvre ensuite la console d’elle-même. Entre-temps, les dossiers avancent.',
  },
  failed: {
    title: 'La console n’a pas pu être préparée',
    lead: 'Les dossiers avancent. La fenêtre où Kinbridge a été démarré dit pourquoi ; réessayez-y avec cette commande. Cette page ouvre ensuite la console d’elle-même.',
  },
  'not-built': {
    title: 'La console n’a pas été construite',
    lead: 'Les dossiers avancent. Construisez la console avec cette commande dans le dossier de Kinbridge. Cette page l’ouvre ensuite d’elle-même.',
  },
};

const ar: Text = {
  building: {
    title: 'يجري إعداد لوحة العمل',
    lead: 'يحدث ذلك عند التشغيل الأول وبعد كل تحديث، ويستغرق أقل من دقيقة. ثم تفتح هذه الصفحة لوحة العمل تلقائيًا، ويستمر سير الملفات في هذه الأثناء.',
  },
  failed: {
    title: 'تعذّر إعداد لوحة العمل',
    lead: 'يستمر سير الملفات. تجد السبب في النافذة التي شُغّل منها Kinbridge؛ أعد المحاولة فيها بهذا الأمر. ثم تفتح هذه الصفحة لوحة العمل تلقائيًا.',
  },
  'not-built': {
    title: 'لم تُعدّ لوحة العمل بعد',
    lead: 'يستمر سير الملفات. أعدّ لوحة العمل بهذا الأمر في مجلد Kinbridge. ثم تفتحها هذه الصفحة تلقائيًا.',
  },
};

const es: Text = {
  building: {
    title: 'Se está preparando la consola',
    lead: 'Ocurre en el primer arranque y tras una actualización, y tarda menos de un minuto. Después, esta página abre la consola por sí sola. Los casos siguen su curso mientras tanto.',
  },
  failed: {
    title: 'No se pudo preparar la consola',
    lead: 'Los casos siguen su curso. La ventana en la que se inició Kinbridge dice por qué; vuelva a intentarlo allí con esta orden. Después, esta página abre la consola por sí sola.',
  },
  'not-built': {
    title: 'No se ha creado la consola',
    lead: 'Los casos siguen su curso. Cree la consola con esta orden en la carpeta de Kinbridge. Después, esta página la abre por sí sola.',
  },
};

const uk: Text = {
  building: {
    title: 'Консоль готується',
    lead: 'Так буває під час першого запуску та після оновлення й триває менше хвилини. Потім ця сторінка сама відкриє консоль. Тим часом робота зі справами триває.',
  },
  failed: {
    title: 'Не вдалося підготувати консоль',
    lead: 'Робота зі справами триває. Причину вказано у вікні, де запущено Kinbridge; спробуйте там ще раз цією командою. Потім ця сторінка сама відкриє консоль.',
  },
  'not-built': {
    title: 'Консоль не зібрано',
    lead: 'Робота зі справами триває. Зберіть консоль цією командою в теці Kinbridge. Потім ця сторінка сама її відкриє.',
  },
};

export const WAITING_TEXTS: Readonly<Record<StaffLanguage, Text>> = { en, fr, ar, es, uk };
