import type { StaffLanguage } from '../../contracts/languages.ts';

export interface WelcomeTexts {
  readonly title: string;
  readonly user: string;
  readonly lead: string;
  readonly password: string;
  readonly again: string;
  readonly go: string;
  readonly short: string;
  readonly differ: string;
  readonly done: string;
  readonly signIn: string;
  readonly over: string;
}

const en: WelcomeTexts = {
  title: 'Choose your password',
  user: 'Your user name',
  lead: 'Choose a password of 14 characters or more that you use nowhere else, such as four or five words. Nobody else is to know it, not even who gave you this link.',
  password: 'Password',
  again: 'The same password again',
  go: 'Keep this password',
  short: 'Choose a password of 14 to 200 characters.',
  differ: 'The two passwords differ. Type the same one twice.',
  done: 'Your password is kept. When you sign in for the first time, you set up a code on your phone as well.',
  signIn: 'Sign in',
  over: 'This link does not work any more: it was used, a newer one was made, or three days have passed. Ask an administrator for a new one. If you have not used it yourself, say so.',
};

const fr: WelcomeTexts = {
  title: 'Choisissez votre mot de passe',
  user: 'Votre nom d’utilisateur',
  lead: 'Choisissez un mot de passe d’au moins 14 caractères que vous n’utilisez nulle part ailleurs, par exemple quatre ou cinq mots. Personne d’autre ne doit le connaître, pas même la personne qui vous a remis ce lien.',
  password: 'Mot de passe',
  again: 'Le même mot de passe encore une fois',
  go: 'Garder ce mot de passe',
  short: 'Choisissez un mot de passe de 14 à 200 caractères.',
  differ: 'Les deux mots de passe diffèrent. Saisissez deux fois le même.',
  done: 'Votre mot de passe est enregistré. À la première connexion, vous configurerez aussi un code sur votre téléphone.',
  signIn: 'Se connecter',
  over: 'Ce lien ne fonctionne plus : il a servi, un plus récent a été créé, ou trois jours ont passé. Demandez-en un nouveau à un administrateur. Si vous ne l’avez pas utilisé vous-même, dites-le.',
};

const ar: WelcomeTexts = {
  title: 'اختر كلمة المرور',
  user: 'اسم المستخدم الخاص بك',
  lead: 'اختر كلمة مرور من 14 حرفًا أو أكثر لا تستعملها في مكان آخر، كأن تكون أربع كلمات أو خمسًا. لا ينبغي أن يعرفها أحد سواك، ولا حتى من أعطاك هذا الرابط.',
  password: 'كلمة المرور',
  again: 'كلمة المرور نفسها مرة أخرى',
  go: 'حفظ كلمة المرور',
  short: 'اختر كلمة مرور من 14 إلى 200 حرف.',
  differ: 'كلمتا المرور مختلفتان. اكتب الكلمة نفسها مرتين.',
  done: 'حُفظت كلمة المرور. عند تسجيل الدخول أول مرة تُعدّ أيضًا رمزًا على هاتفك.',
  signIn: 'تسجيل الدخول',
  over: 'لم يعد هذا الرابط صالحًا: استُعمل من قبل، أو أُنشئ رابط أحدث، أو مضت ثلاثة أيام. اطلب رابطًا جديدًا من أحد المسؤولين. وإن لم تكن أنت من استعمله فأبلغ عن ذلك.',
};

const es: WelcomeTexts = {
  title: 'Elija su contraseña',
  user: 'Su nombre de usuario',
  lead: 'Elija una contraseña de 14 caracteres o más que no use en ningún otro sitio, por ejemplo cuatro o cinco palabras. Nadie más debe conocerla, ni siquiera quien le dio este enlace.',
  password: 'Contraseña',
  again: 'La misma contraseña otra vez',
  go: 'Guardar esta contraseña',
  short: 'Elija una contraseña de 14 a 200 caracteres.',
  differ: 'Las dos contraseñas son distintas. Escriba dos veces la misma.',
  done: 'Su contraseña está guardada. La primera vez que inicie sesión configurará también un código en su teléfono.',
  signIn: 'Iniciar sesión',
  over: 'Este enlace ya no funciona: se ha usado, se creó otro más reciente o han pasado tres días. Pida otro a la administración. Si no lo ha usado usted, comuníquelo.',
};

const uk: WelcomeTexts = {
  title: 'Оберіть пароль',
  user: 'Ваше ім’я користувача',
  lead: 'Оберіть пароль щонайменше з 14 символів, який ви більше ніде не використовуєте, наприклад чотири-п’ять слів. Ніхто інший не повинен його знати, навіть той, хто дав вам це посилання.',
  password: 'Пароль',
  again: 'Той самий пароль ще раз',
  go: 'Зберегти цей пароль',
  short: 'Оберіть пароль завдовжки від 14 до 200 символів.',
  differ: 'Паролі різні. Введіть двічі той самий.',
  done: 'Ваш пароль збережено. Під час першого входу ви також налаштуєте код на своєму телефоні.',
  signIn: 'Увійти',
  over: 'Це посилання більше не діє: його вже використали, створено новіше або минуло три дні. Попросіть адміністратора дати нове. Якщо його використали не ви, повідомте про це.',
};

export const WELCOME_TEXTS: Readonly<Record<StaffLanguage, WelcomeTexts>> = { en, fr, ar, es, uk };
